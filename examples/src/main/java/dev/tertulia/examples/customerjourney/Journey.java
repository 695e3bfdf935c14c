package dev.tertulia.examples.customerjourney;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Two weeks in town, as they happen whatever becomes of the program. */
final class Journey {
  private final Town town;
  private final Days days;

  Journey(Town town, Days days) {
    this.town = town;
    this.days = days;
  }

  /** Plays it to its end. */
  void play(Stage stage) {
    for (Scene scene : scenes(stage)) {
      days.until(scene.moment());
      stage.open(scene);
      scene.deed().run();
    }
    // Her last decision may have been the program's death, and what comes of it takes a while.
    days.on(Duration.ofHours(6));
  }

  private void manages(Stage stage) {
    for (Doubt doubt : days.program().doubts()) {
      town.looks(doubt)
          .ifPresent(
              happened -> {
                days.program().decide(doubt, happened);
                stage.decided(doubt, happened);
              });
    }
  }

  private List<Scene> scenes(Stage stage) {
    var all = new ArrayList<Scene>();
    all.addAll(inquiries());
    all.addAll(answers());
    all.addAll(fridays());
    for (int day = 0; day < 12; day++) {
      var evening = LocalDateTime.parse("2026-11-23T23:00").plusDays(day);
      all.add(Scene.unseen(evening, () -> manages(stage)));
      // Her decision can be the program's death, too.
      all.add(Scene.unseen(evening.plusHours(9), () -> manages(stage)));
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
            "2026-11-23T19:00",
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
        Scene.unseen("2026-11-24T20:00", () -> town.notes("On Tuesday evening")),
        Scene.of("2026-11-25T10:10", "Dario and Eva have not answered for two days", () -> {}),
        Scene.unseen("2026-11-25T10:31", () -> {}),
        Scene.unseen("2026-11-25T11:01", () -> {}),
        Scene.of("2026-11-26T09:30", "Eva answers", () -> town.writes("Eva", "No, thank you.")),
        Scene.of(
            "2026-11-28T12:00",
            "Hugo writes, after the first campaign",
            () -> town.writes("Hugo", "Catering for a birthday, is that possible?")),
        Scene.of("2026-11-28T19:00", "Hugo wants news, too", () -> town.confirms("Hugo")));
  }

  private List<Scene> fridays() {
    return List.of(
        Scene.of("2026-11-27T17:59", "At six the campaign leaves", () -> {}),
        Scene.unseen("2026-11-27T18:00", () -> {}),
        Scene.of(
            "2026-11-27T19:10",
            "Ana unsubscribes, by the link in the mail",
            () -> town.unsubscribes("Ana")),
        Scene.of(
            "2026-11-27T20:00",
            "A colleague notes in HighLevel that Gus wants no e-mail",
            () -> town.colleagueSilences("Gus")),
        Scene.of("2026-11-30T11:59", "Hugo has not answered either", () -> {}),
        Scene.unseen("2026-11-30T12:01", () -> {}),
        Scene.of("2026-12-04T17:59", "At six the next campaign leaves", () -> {}),
        Scene.unseen("2026-12-04T18:00", () -> {}));
  }
}
