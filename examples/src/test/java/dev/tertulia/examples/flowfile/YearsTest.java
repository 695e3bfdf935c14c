package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that runs for years must not keep all it ever did. */
class YearsTest {
  @TempDir Path folder;

  private long remembered() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".entries")).count();
    }
  }

  @Test
  void whatWasDoneTwoMonthsAgoIsForgottenAndWhatWaitsIsNot() throws Exception {
    String flows =
        """
        - name: greeting
          on: InboundMessage
          steps:
            - addTags: guest
            - reply: {sms: "Hello, {{contact.firstName}}"}
        """;
    try (var played = new Played(folder, flows)) {
      String ana = played.ana();
      String nobody = played.contact("").phone("+34600000009").add();
      played.writes(ana, "SMS", "Hello?");
      played.writes(nobody, "SMS", "Hello?");
      assertThat(played.parked()).isOne();
      long before = remembered();

      played.performance.pause(Duration.ofDays(70));
      assertThat(hasForgotten(played)).isFalse();
      assertThat(remembered()).isGreaterThanOrEqualTo(before);

      // What the service is asked for meanwhile, from before the pause, is set aside as well.
      for (int days = 0; days < 50 && !hasForgotten(played); days++) {
        var desk = new Desk(played.performance.program(), line -> {});
        waiting(played).forEach(event -> assertThat(desk.discard(event)).isTrue());
        played.performance.pause(Duration.ofDays(1));
      }

      assertThat(hasForgotten(played)).isTrue();
      assertThat(remembered()).isLessThan(before);
      assertThat(played.sent(ana)).hasSize(1);
    }
  }

  private static boolean hasForgotten(Played played) {
    return played.told.stream().anyMatch(each -> each.contains("journal: forgot"));
  }

  private static List<String> waiting(Played played) {
    var lines = new ArrayList<String>();
    new Desk(played.performance.program(), lines::add).list();
    return lines.stream().map(each -> each.substring(0, each.indexOf(": "))).distinct().toList();
  }
}
