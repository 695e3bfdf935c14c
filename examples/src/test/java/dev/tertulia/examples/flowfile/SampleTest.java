package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that is shipped, played without any account. */
class SampleTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private String played(String... texts) {
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    var arguments = new ArrayList<>(List.of("run", "--sandbox", "flow.yaml"));
    arguments.addAll(List.of(texts));
    assertThat(new Tertulia(out, out, program -> {}).run(arguments)).isZero();
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyFlowOfItDoesWhatItSays() {
    assertThat(played())
        .contains("front desk, the rule: done (complaint)")
        .contains("front desk, the rule: done (regular)")
        .contains("sign up, subscribe: done (ASKED)")
        .contains("catering, campaign: done (campaign ")
        .contains("catering, campaign: done (left to the campaign that goes to the list anyway)")
        .contains("reminder, schedule: done (message:")
        .containsPattern("transcriptions \\S+, write a comment: done")
        .contains("everybody: 2 written, 0 refused")
        .contains("archive: 0 written, 0 refused")
        .containsPattern("opt-out-to-contacts \\S+ \\d+, do not disturb: done")
        .contains("SMS: Did you see our quote, Ben?")
        .doesNotContain("Did you see our quote, Ana?")
        .containsOnlyOnce("INTERNAL_COMMENT: Ana García complains. Call back, please.")
        .containsOnlyOnce("SMS: Done! Look into your mail, Ana.")
        .contains("on list 1000: unsubscribed")
        .contains("mailed: Our menus")
        .contains("0 events wait for a person");
  }

  @Test
  void aRehearsalLeavesYourFoldersAlone(@TempDir Path folder) {
    String text = Written.FILE.replace("folder: state", "folder: ../../var/lib/casa-ana");

    Path real = FlowFile.parse("flow.yaml", text, folder, false).folder().normalize();
    Path rehearsed = FlowFile.parse("flow.yaml", text, folder, true).folder().normalize();

    assertThat(real.startsWith(folder)).isFalse();
    assertThat(rehearsed.getParent()).isEqualTo(folder);
  }

  @Test
  void peopleSayWhatTheyAreToldToSay() {
    assertThat(played("Tengo una queja"))
        .contains("Ben writes: “Tengo una queja”", "INTERNAL_COMMENT: Ben complains.")
        .doesNotContain("apúntame”");
  }
}
