package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.ReceivedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The checks that are the same for every operation, each with the service's own words. */
final class Gate {

  private Gate() {}

  static void version(Operation operation, ReceivedRequest request) {
    String version = request.header("Version");
    if (version == null || version.isBlank()) {
      throw Refusal.tokenRejected("version header was not found.");
    }
    if (!Operation.ALL.contains(version)) {
      throw Refusal.of(400, "Invalid API version segment '" + version + "' at position 0");
    }
    if (!operation.versions().contains(version)) {
      throw Refusal.of(404, "Cannot " + request.method() + " " + request.path());
    }
  }

  static void tokenClass(Operation operation, Token token) {
    boolean ofLocation = operation.access() == Operation.Access.LOCATION;
    if (ofLocation && token.kind() == Token.Kind.AGENCY) {
      throw Refusal.tokenRejected("Token's user type mismatch!");
    }
    if (token.kind() != (ofLocation ? Token.Kind.LOCATION : Token.Kind.COMPANY)) {
      throw Refusal.tokenRejected(
          "This authClass type is not allowed to access this scope. Please use another token.");
    }
  }

  static void scope(Operation operation, Token token) {
    if (operation.scope() != null && !token.scopes().contains(operation.scope())) {
      throw Refusal.tokenRejected("The token is not authorized for this scope.");
    }
  }

  /**
   * A location may be named in the path, the query, the body or a part: it has to be the token's in
   * each.
   */
  static void location(Ask ask) {
    var named = new ArrayList<String>(ask.request().queryValues("locationId"));
    named.add(ask.path().getOrDefault("locationId", ask.location()));
    String inBody = ask.text("locationId");
    if (inBody != null) {
      named.add(inBody);
    }
    if (named.stream()
        .anyMatch(location -> !location.isEmpty() && !location.equals(ask.location()))) {
      throw Refusal.otherLocation();
    }
  }

  static void fields(Operation operation, Ask ask) {
    var query = new LinkedHashMap<String, JsonValue>();
    for (String name : ask.request().queryNames()) {
      query.put(name, JsonValue.of(ask.request().query(name)));
    }
    var faults = new ArrayList<>(operation.query().faultsOf(query));
    if (!operation.isMultipart()) {
      faults.addAll(operation.body().faultsOf(ask.body().asMap()));
    }
    if (!faults.isEmpty()) {
      throw Refusal.invalid(List.copyOf(faults));
    }
  }
}
