package dev.tertulia.catalog;

import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.json.JsonValue;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All there is to say of a service: from its wire methods, its records and their Javadoc.
 *
 * @param name the service
 * @param home the package of its client
 * @param module its module's folder
 * @param rate the limit of operations without one of their own; empty if each has its own
 * @param insteads what to use, for operations that cannot be called from a map
 */
record Service(String name, String home, Path module, String rate, Map<String, String> insteads) {

  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  static Service highLevel() {
    String tokens = "HighLevelOAuth, which keeps the tokens and hands out none";
    String large = "client.attachments().uploadLarge(…), which does all three steps";
    return new Service(
        "highlevel",
        "dev.tertulia.conversations",
        ROOT.resolve("sdk-conversations"),
        "100/10s",
        Map.of(
            "get-access-token",
            tokens,
            "get-location-access-token",
            tokens,
            "reconnect",
            tokens,
            "get-installed-location",
            "HighLevelOAuth.installedLocations(…), which asks with the company's token",
            "upload-file-attachments",
            "client.attachments().upload(…), which streams the files",
            "initiate-file-upload",
            large,
            "complete-file-upload",
            large,
            "get-message-recording",
            "client.recordings().open(…), which streams it",
            "download-message-transcription",
            "client.transcriptions().open(…), which streams it"));
  }

  static Service acumbamail() {
    return new Service(
        "acumbamail", "dev.tertulia.acumbamail", ROOT.resolve("sdk-acumbamail"), "", Map.of());
  }

  static List<Service> all() {
    return List.of(highLevel(), acumbamail());
  }

  /** Where the listing is kept. */
  Path file() {
    return module
        .resolve("src/main/resources")
        .resolve(home.replace('.', '/') + "/operations.json");
  }

  JsonValue listing() {
    Sources sources = Sources.of(module);
    var shapes = new Shapes(home, sources);
    List<Method> methods = Wires.of(home);
    Map<Method, List<Map<String, Object>>> inputs = new LinkedHashMap<>();
    methods.forEach(each -> inputs.put(each, Wires.inputs(each, shapes)));
    shapes.inputsAreNamed();
    List<Map<String, Object>> actions = new ArrayList<>();
    inputs.forEach((each, taken) -> actions.add(action(each, taken, methods, shapes, sources)));
    actions.sort(
        Comparator.comparing((Map<String, Object> each) -> (String) each.get("group"))
            .thenComparing(each -> (String) each.get("id")));
    var listing = new LinkedHashMap<String, Object>();
    listing.put("service", name);
    listing.put("actions", actions);
    listing.put("triggers", new Events(this, sources, shapes).json());
    listing.put("shapes", shapes.json());
    return JsonValue.of(listing);
  }

  private Map<String, Object> action(
      Method method,
      List<Map<String, Object>> inputs,
      List<Method> all,
      Shapes shapes,
      Sources sources) {
    OperationInfo info = Wires.info(method);
    String instead = insteads.get(info.id());
    String group = Wires.group(method);
    List<Sources.Method> calls = calls(info.id(), group, all, sources);
    var action = new LinkedHashMap<String, Object>();
    action.put("id", info.id());
    action.put("group", group);
    action.put("summary", Wires.summary(method));
    action.put("method", info.method());
    action.put("path", info.path());
    action.put("safety", info.safety().name());
    action.put("scopes", info.scopes());
    action.put("versions", info.versions());
    action.put("limit", info.limit().isEmpty() ? rate : info.limit());
    action.put("counted", info.limit().isEmpty() ? "location" : "function");
    action.put("alpha", info.alpha());
    action.put("invoke", instead == null);
    if (instead != null) {
      action.put("instead", instead);
    }
    inputs.forEach(each -> give(each, instead == null));
    action.put("inputs", inputs);
    if (info.id().equals("send-a-new-message")) {
      action.put("variants", Variants.of(sources));
    }
    action.put("output", shapes.word(Wires.answer(method)));
    action.put("javadoc", calls.stream().map(Links::javadoc).distinct().toList());
    return action;
  }

  private List<Sources.Method> calls(String id, String group, List<Method> all, Sources sources) {
    List<String> variants =
        all.stream()
            .map(each -> Wires.info(each).id())
            .filter(each -> each.startsWith(id + "+"))
            .toList();
    List<Sources.Method> calls = new Links(home, sources).calls(id, group, variants);
    if (calls.isEmpty()) {
      throw new IllegalStateException(
          "the Javadoc of no public method of " + home + " names {@code " + id + "}");
    }
    return calls;
  }

  /** A client is for one location, so nobody need name it. */
  private void give(Map<String, Object> input, boolean invocable) {
    if (invocable && input.get("name").equals("locationId")) {
      input.remove("required");
      input.put("given", true);
    }
  }
}
