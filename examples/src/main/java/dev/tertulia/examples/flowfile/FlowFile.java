package dev.tertulia.examples.flowfile;

import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import dev.tertulia.examples.flowfile.yaml.Problem;
import dev.tertulia.examples.flowfile.yaml.Problems;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import dev.tertulia.examples.flowfile.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Flows as a file describes them: read, checked, and not begun.
 *
 * @param name the file's name
 * @param services the accounts it works with
 * @param folder where it keeps what must survive a restart
 * @param receiving how its events arrive
 * @param lists its lists
 * @param flows what is to happen
 * @param phrases what people might say and be, for a rehearsal
 */
record FlowFile(
    String name,
    Services services,
    Path folder,
    Receiving receiving,
    Map<String, ListPlan> lists,
    List<Plan> flows,
    Phrases phrases) {

  /**
   * Reads a file, and looks whether the secrets it names are there.
   *
   * @throws FlowFileException naming all that is wrong with it
   */
  static FlowFile read(Path file) {
    Path beside = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(""));
    return parse(name(file), text(file), beside, false);
  }

  /**
   * Reads a file that is to be played only: without the secrets it names.
   *
   * @param folder where everything is written, whatever the file says
   */
  static FlowFile rehearsed(Path file, Path folder) {
    return parse(name(file), text(file), folder, true);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String text(Path file) {
    String found;
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      found = "none";
    } catch (CharacterCodingException e) {
      found = "one that is not UTF-8";
    } catch (IOException e) {
      found = "one that cannot be read: " + e.getClass().getSimpleName();
    }
    throw new FlowFileException(name(file), List.of(new Problem(1, 1, "a text file", found)));
  }

  /**
   * Reads the text of a file.
   *
   * @param beside where relative paths begin
   * @param rehearsed whether it is to be played only
   */
  static FlowFile parse(String name, String text, Path beside, boolean rehearsed) {
    var problems = new Problems(name, text);
    Value root = Yaml.read(text, problems);
    var scope =
        new Scope(Services.NONE.zone(), Map.of(), Map.of(), beside, rehearsed, new Phrases());
    FlowFile file = root.section(section -> read(section, name, scope), empty(name, beside));
    problems.end();
    return file;
  }

  private static FlowFile empty(String name, Path beside) {
    return new FlowFile(
        name, Services.NONE, beside, Receiving.NONE, Map.of(), List.of(), new Phrases());
  }

  private static FlowFile read(Section section, String name, Scope beginning) {
    Services services =
        section.required("services", each -> Services.read(each, beginning), Services.NONE);
    Scope timed = beginning.zone(services.zone());
    Scope withHours = timed.hours(section.optional("hours", Hours::read, Map.of()));
    Map<String, ListPlan> lists =
        section.optional("lists", each -> lists(each, withHours), Map.of());
    Scope scope = withHours.lists(lists);
    Path folder = section.required("folder", scope::path, scope.beside());
    Receiving receiving = Receiving.read(section, scope);
    if (services.acumbamail().isEmpty() && (!lists.isEmpty() || receiving.asksForMail())) {
      section.key("services").refuse("acumbamail, where the lists are", "highLevel only");
    }
    List<Plan> flows =
        section.required("flows", each -> flows(each, receiving, scope), List.<Plan>of());
    return new FlowFile(name, services, folder, receiving, lists, flows, scope.phrases());
  }

  private static Map<String, ListPlan> lists(Value value, Scope scope) {
    var lists = new LinkedHashMap<String, ListPlan>();
    value.inside(
        section ->
            section
                .all()
                .forEach((name, each) -> lists.put(name, ListPlan.read(name, each, scope))));
    return Collections.unmodifiableMap(lists);
  }

  private static List<Plan> flows(Value value, Receiving receiving, Scope scope) {
    var flows = new ArrayList<Plan>();
    var names = new ArrayList<String>();
    for (Value each : value.list("a list of flows")) {
      each.inside(
          section -> {
            Plan plan = flow(section, scope);
            Plan.once(names, plan.name(), plan.at(), section.problems());
            plan.flows().stream()
                .filter(flow -> !flow.equals(plan.name()))
                .forEach(flow -> Plan.once(names, flow, plan.at(), section.problems()));
            names.add(plan.name());
            names.addAll(plan.flows());
            plan.events().stream()
                .map(receiving::missingFor)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(missing -> section.problems().add(plan.at(), missing, "none"));
            flows.add(plan);
          });
    }
    return List.copyOf(flows);
  }

  private static Plan flow(Section section, Scope scope) {
    String name = Plan.name(section);
    Map<String, Function<Value, Plan>> kinds = new LinkedHashMap<>();
    kinds.put("steps", each -> OwnFlow.read(section, each, name, scope));
    kinds.put("replyToInbound", each -> Replies.read(section, each, name, scope));
    kinds.put("followUps", each -> Reminders.read(section, each, name, scope));
    kinds.put("tagAndTarget", each -> Targeting.read(section, each, name, scope));
    kinds.put("transcribeCalls", each -> OtherLinks.transcribeCalls(section, each, name, scope));
    kinds.put("contactsToList", each -> OtherLinks.contactsToList(section, each, name, scope));
    kinds.put("historyArchive", each -> OtherLinks.historyArchive(section, each, name, scope));
    kinds.put("optOutMirror", each -> OtherLinks.optOutMirror(section, each, name, scope));
    kinds.put("deliveryFeedback", each -> OtherLinks.deliveryFeedback(section, each, name));
    return section.<Plan>one(kinds).orElse(Plan.none(section.at(), name));
  }

  /** The same with other accounts, folder, ways and lists. */
  FlowFile on(
      Services others, Path elsewhere, Receiving otherwise, Map<String, ListPlan> standIns) {
    return new FlowFile(name, others, elsewhere, otherwise, standIns, flows, phrases);
  }

  /** The flows, as they will run. */
  String shown() {
    return flows.stream().map(Plan::shown).collect(Collectors.joining("\n"));
  }
}
