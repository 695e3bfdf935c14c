package dev.tertulia.examples.customerjourney;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Two weeks in town, as they happen whatever becomes of the program. */
final class Journey {
  private final Town town;
  private final Days days;

  Journey(Town town, Days days) {
    this.town = town;
    this.days = days;
  }

  /**
   * Plays it to its end.
   *
   * @param opening is told of each scene before it happens, when all is done that was to be done
   */
  void play(Consumer<Scene> opening) {
    for (Scene scene : scenes()) {
      days.until(scene.moment());
      opening.accept(scene);
      scene.deed().run();
    }
    days.until(scenes().get(scenes().size() - 1).moment().plusSeconds(3600));
  }

  private List<Scene> scenes() {
    var all = new ArrayList<Scene>();
    all.addAll(inquiries());
    all.addAll(answers());
    all.addAll(fridays());
    for (int day = 0; day < 12; day++) {
      all.add(
          new Scene(
              LocalDateTime.parse("2026-11-23T23:00").plusDays(day),
              "The manager looks at what is in doubt",
              () -> town.manages(days.program())));
    }
    all.sort(Comparator.comparing(Scene::at));
    return all;
  }

  private List<Scene> inquiries() {
    return List.of(
        Scene.of(
            "2026-11-23T10:12",
            "Ana writes",
            () -> town.writes("Ana", "Hello! Do you do catering? We are forty.")),
        Scene.of(
            "2026-11-23T10:30",
            "Dario writes",
            () -> town.writes("Dario", "¿Hacéis bodas? It is for our wedding, una boda pequeña.")),
        Scene.of(
            "2026-11-23T11:00",
            "Eva writes; she has never asked for the newsletter",
            () -> town.writes("Eva", "How much is catering for ten?")),
        Scene.of(
            "2026-11-23T12:05",
            "Chloe writes",
            () -> town.writes("Chloe", "Could you mail me the menu, please?")),
        Scene.of(
            "2026-11-23T13:00",
            "Ana and Dario click the link in the mail that asks whether they want news",
            () -> {
              town.confirms("Ana");
              town.confirms("Dario");
            }),
        Scene.of(
            "2026-11-23T21:40",
            "Ben calls after hours, and talks to the machine",
            () ->
                town.leavesAVoiceMail(
                    "Ben",
                    "Good evening, this is Ben.",
                    "I would like a table for twelve on Friday evening, a quiet table.",
                    "Thank you, bye.")));
  }

  private List<Scene> answers() {
    return List.of(
        Scene.of(
            "2026-11-24T11:05",
            "Ana answers before she is reminded",
            () -> {
              town.notes("On Tuesday morning");
              town.writes("Ana", "That sounds good. Could we come for a tasting?");
            }),
        Scene.of("2026-11-24T20:00", "The day is over", () -> town.notes("On Tuesday evening")),
        Scene.of("2026-11-25T12:00", "Dario and Eva have not answered for two days", () -> {}),
        Scene.of("2026-11-26T09:30", "Eva answers", () -> town.writes("Eva", "No, thank you.")),
        Scene.of(
            "2026-11-28T12:00",
            "Hugo writes, after the first campaign",
            () -> town.writes("Hugo", "Catering for a birthday, is that possible?")),
        Scene.of("2026-11-28T13:00", "Hugo wants news, too", () -> town.confirms("Hugo")));
  }

  private List<Scene> fridays() {
    return List.of(
        Scene.of("2026-11-27T18:01", "Friday at six, the campaign leaves", () -> {}),
        Scene.of(
            "2026-11-27T19:10",
            "Ana unsubscribes, by the link in the mail",
            () -> town.unsubscribes("Ana")),
        Scene.of(
            "2026-11-27T20:00",
            "A colleague notes in HighLevel that Gus wants no e-mail",
            () -> town.colleagueSilences("Gus")),
        Scene.of("2026-12-04T18:01", "The next Friday at six", () -> {}));
  }
}
