package dev.tertulia.catalog;

import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.catalog.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of all operations, for people. */
final class OperationsPage {
  private static final String INTRODUCTION =
      """
      # Operations

      <!-- Written by ListingsTest in conformance, which says how. What is changed here by hand is lost. -->

      Everything the two services can be asked to do, and everything they tell of: %d actions and %d triggers. Programs find
      the same in `operations.json`, beside the client in each jar, and call an action by its name:
      [the catalog](catalog.md).

      In bold is what an action cannot do without; what the client fills in by itself is left out. `READ` and
      `IDEMPOTENT` are repeated after passing failures, `ONCE` only where it provably did not happen. Limits of HighLevel's
      are for all calls of a location together, those of Acumbamail's for each function. What says *not `invoke`* cannot be
      called by its name; what to use comes after it.
      """;

  private final StringBuilder page = new StringBuilder();

  static String of(Map<Service, Listing> listings) {
    var page = new OperationsPage();
    page.page.append(
        INTRODUCTION.formatted(
            count(listings, listing -> listing.actions().size()),
            count(listings, listing -> listing.triggers().size())));
    listings.forEach(page::service);
    return page.page.toString();
  }

  private static int count(Map<Service, Listing> listings, Function<Listing, Integer> size) {
    return listings.values().stream().mapToInt(size::apply).sum();
  }

  private void service(Service service, Listing listing) {
    String title = service.name().equals("highlevel") ? "HighLevel" : "Acumbamail";
    page.append("\n## ").append(title).append(": actions\n");
    grouped(listing.actions(), Action::group)
        .forEach(
            (group, actions) -> {
              page.append("\n### ").append(group).append("\n\n");
              row("Action", "", "Request", "Takes", "Safety", "Limit", "Scopes", "Typed call");
              row("---", "---", "---", "---", "---", "---", "---", "---");
              actions.forEach(each -> action(service, each));
              actions.forEach(this::variants);
            });
    page.append("\n## ").append(title).append(": triggers\n\n");
    row("Event", "", "Learnt by", "Arrives as");
    row("---", "---", "---", "---");
    listing.triggers().forEach(each -> trigger(service, each));
  }

  private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> group) {
    return all.stream()
        .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
  }

  private void action(Service service, Action action) {
    String takes =
        action.inputs().stream()
            .filter(each -> !each.given())
            .map(OperationsPage::input)
            .collect(Collectors.joining(", "));
    String typed = link(service, action.javadoc().get(0));
    row(
        "`" + action.id() + "`",
        action.summary() + (action.alpha() ? " *Alpha.*" : ""),
        action.method() + " `" + action.path() + "`",
        takes,
        action.safety().name(),
        action.limit(),
        String.join(" ", action.scopes()),
        action.instead() == null ? typed : typed + "; not `invoke`: " + action.instead());
  }

  private static String input(Field field) {
    return field.required() ? "**" + field.name() + "**" : field.name();
  }

  private void variants(Action action) {
    if (action.variants().isEmpty()) {
      return;
    }
    page.append("\nWhat goes with each `type` of `").append(action.id()).append("`:\n\n");
    row("`type`", "Takes");
    row("---", "---");
    grouped(List.copyOf(action.variants().keySet()), type -> "" + action.variants().get(type))
        .forEach(
            (names, types) ->
                row(
                    types.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", ")),
                    names.substring(1, names.length() - 1)));
  }

  private void trigger(Service service, Trigger trigger) {
    row(
        "`" + trigger.id() + "`",
        trigger.summary(),
        String.join(", ", trigger.sources()),
        link(service, trigger.javadoc().get(0)));
  }

  /** Where the Javadoc is written, since that is at hand wherever this page is. */
  private static String link(Service service, String javadoc) {
    String[] parts = javadoc.split("\\.html#?");
    String type = parts[0].substring(parts[0].lastIndexOf('/') + 1);
    String file = parts[0].substring(parts[0].indexOf('/') + 1, parts[0].length() - type.length());
    String member = parts.length == 1 ? "" : "." + parts[1].replaceAll("\\(.*", "");
    return "[`%s%s`](../%s/src/main/java/%s%s.java)"
        .formatted(
            type, member, service.module().getFileName(), file, type.replaceAll("\\..*", ""));
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
