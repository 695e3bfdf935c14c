package dev.tertulia.examples.customerjourney;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the two weeks ended, and what of it nobody can know.
 *
 * @param state what is there
 * @param doubts what is parked for a person
 * @param doubtful the lines of the state that these are about
 * @param untold what Acumbamail told while nobody listened: it posts each event once, and nobody
 *     knows whether the live service would repeat one
 * @param unheard the lines that are missing for that: of bounces. Who left is found at night
 * @param parked how many events are set aside
 * @param kills how often the program was killed
 */
record Ending(
    EndState state,
    List<Doubt> doubts,
    List<String> doubtful,
    List<String> untold,
    List<String> unheard,
    int parked,
    int kills) {

  static Ending of(Town town, Path folder, Days days) {
    List<Doubt> doubts = days.program().doubts();
    return new Ending(
        EndState.of(town, folder),
        doubts,
        doubts.stream().map(doubt -> line(town, doubt)).toList(),
        town.untold(),
        town.untold().stream()
            .filter(each -> each.startsWith("hard_bounces "))
            .map(each -> EndState.bounce(town.name(each.substring(each.indexOf(' ') + 1))))
            .toList(),
        days.program().parked(),
        days.kills());
  }

  /** What should be there if it happened. */
  private static String line(Town town, Doubt doubt) {
    String name = town.name(doubt.about());
    return switch (doubt.flow()) {
      case "menu by mail" -> EndState.mail(Town.address(name), HouseRules.MENU);
      case "text to the chef" -> EndState.sms(HouseRules.CHEF, HouseRules.toTheChef(name));
      default -> doubt.toString();
    };
  }

  /** What is not there and should be, and of which nobody can say that it is unknown. */
  List<String> missing(Ending calm) {
    List<String> missing = without(calm.state.lines(), state.lines());
    return without(without(missing, doubtful), unheard);
  }

  /** What is there and should not be: done twice, or without anybody having asked for it. */
  List<String> surplus(Ending calm) {
    return without(state.lines(), calm.state.lines());
  }

  /** What is in doubt and should not be: what can be looked up, or nobody has asked for. */
  List<String> needlessDoubts(Ending calm) {
    return without(doubtful, calm.state.lines());
  }

  private static List<String> without(List<String> some, List<String> others) {
    var left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }
}
