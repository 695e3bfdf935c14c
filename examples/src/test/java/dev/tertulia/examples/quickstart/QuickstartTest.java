package dev.tertulia.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.examples.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  @Test
  void theDayTellsWhatHappenedAtEachStep() throws Exception {
    var told = new ByteArrayOutputStream();

    Quickstart.onTheSandbox(new Screen(new PrintStream(told, true, StandardCharsets.UTF_8)));

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("Ana García, tagged [regular]")
        .contains("Ana García     3 unread: “I just called. Half past eight it is!”")
        .contains("cancelled: e-mails have an address of their own")
        .contains("██████████████████████████████ 1,440 of 1,440 kB")
        .contains("Hello Ana! Yes, for four. Would half past eight suit you?")
        .contains("answered after 7 seconds of the Sandbox's time")
        .contains("answered at the second attempt")
        .contains("outcome: UNKNOWN, so it is not repeated")
        .contains("resolve(…) found it in the conversation")
        .contains("the service received it 1 time");
  }
}
