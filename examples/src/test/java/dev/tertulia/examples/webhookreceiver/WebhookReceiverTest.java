package dev.tertulia.examples.webhookreceiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.examples.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

  @Test
  void theDayAndTheEveningTellWhatBecameOfEachEvent() throws Exception {
    var told = new ByteArrayOutputStream();

    WebhookReceiver.play(new Screen(new PrintStream(told, true, StandardCharsets.UTF_8)));

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("✓ handled: “A table for four on Friday?”")
        .containsOnlyOnce("✓ handled: “Half past eight it is!”")
        .contains("401  InboundMessage")
        .doesNotContain("Cancel all tables", "Not yours")
        .contains("✓ handled: “Could we have the terrace?”, late")
        .contains("run 1: 3 messages in that time, 2 of them nobody had brought")
        .contains("✓ handled: “There will be five of us”, fetched")
        .contains("✓ handled: “And one of us is vegan”, fetched")
        .contains("run 2: 2 messages in that time, 0 of them nobody had brought")
        .contains("✓ handled: “Is there parking?”, attempt 3")
        .contains("parked: ")
        .containsOnlyOnce("✓ handled: “See you tonight!”")
        .contains("whole: RobotWaiterUpdate")
        .contains("1 set aside, 0 parked, 0 waiting")
        .contains("60 webhooks are acknowledged now")
        .contains("60 of 60 orders written down: 0 missing, 0 twice");
  }
}
