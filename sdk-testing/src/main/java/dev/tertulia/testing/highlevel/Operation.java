package dev.tertulia.testing.highlevel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of the table of operations. */
record Operation(
    String id,
    String method,
    String template,
    Set<String> versions,
    Access access,
    @Nullable String scope,
    Fields query,
    Fields body,
    Handler handler) {

  static final Set<String> FIRST = Set.of("2021-04-15");
  static final Set<String> V3 = Set.of("v3");
  static final Set<String> ALL = Set.of("v3", "2023-02-21", "2021-07-28", "2021-04-15", "legacy");

  /** Who may ask: a token of a location or of a company, anyone, or whoever knows the address. */
  enum Access {
    LOCATION,
    COMPANY,
    ANYONE,
    ADDRESS
  }

  /** A row that takes nothing; "in", "query", "body" and "openTo" say what else holds. */
  static Operation on(String id, String line, @Nullable String scope, Handler handler) {
    String[] words = line.split(" ", 2);
    return new Operation(
        id, words[0], words[1], ALL, Access.LOCATION, scope, Fields.NONE, Fields.NONE, handler);
  }

  Operation in(Set<String> only) {
    return new Operation(id, method, template, only, access, scope, query, body, handler);
  }

  Operation query(String fields) {
    return new Operation(
        id, method, template, versions, access, scope, Fields.of(fields), body, handler);
  }

  Operation body(String fields) {
    return new Operation(
        id, method, template, versions, access, scope, query, Fields.of(fields), handler);
  }

  Operation openTo(Access who) {
    return new Operation(id, method, template, versions, who, scope, query, body, handler);
  }

  boolean needsToken() {
    return access == Access.LOCATION || access == Access.COMPANY;
  }

  boolean takesForms() {
    return template.startsWith("/oauth/");
  }

  boolean isMultipart() {
    return id.equals("upload-file-attachments");
  }

  /** The values of the path's variables; null if it is another path. A slash at the end counts. */
  @Nullable Map<String, String> match(String askedMethod, String path) {
    if (!method.equals(askedMethod)) {
      return null;
    }
    String[] wanted = template.split("/", -1);
    String[] found = path.split("/", -1);
    if (wanted.length != found.length) {
      return null;
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && !found[i].isEmpty()) {
        values.put(wanted[i].substring(1, wanted[i].length() - 1), found[i]);
      } else if (!wanted[i].equals(found[i])) {
        return null;
      }
    }
    return values;
  }
}
