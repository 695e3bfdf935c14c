package dev.tertulia.examples.quickstart;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Resolution;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.TransportException;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What goes wrong in practice, and what the SDK makes of it. */
final class Mishaps {
  private final ConversationsClient client;
  private final Sandbox sandbox;
  private final ManualTimekeeper time;
  private final Screen screen;

  Mishaps(ConversationsClient client, Sandbox sandbox, ManualTimekeeper time, Screen screen) {
    this.client = client;
    this.sandbox = sandbox;
    this.time = time;
    this.screen = screen;
  }

  /** Tells what happens inside a call, as a metrics listener would see it. */
  static CallListener teller(Screen screen) {
    return new CallListener() {
      @Override
      public void repeating(Repeating event) {
        screen.say("… %s", event.reason().getMessage());
      }
    };
  }

  void tooManyRequests(String conversationId) {
    screen.step("The service says 429: wait as long as it asks, then go on");
    sandbox.next("get-conversation").says(429, Map.of("Retry-After", "7"));
    Instant before = time.now();
    client.conversations().get(conversationId);
    screen.say(
        "answered after %d seconds of the Sandbox's time",
        Duration.between(before, time.now()).toSeconds());
  }

  void droppedConnection(String conversationId) {
    screen.step("The connection breaks while reading: nothing can happen twice, so read again");
    sandbox.next("get-conversation").dropsAfterRequest();
    client.conversations().get(conversationId);
    screen.say("answered at the second attempt");
  }

  void unsureSend(String contactId) {
    screen.step("The connection breaks while sending: never send twice, look instead");
    var message = Sms.to(contactId, "One more thing: do you need a high chair?");
    int before = sandbox.received("send-a-new-message").size();
    sandbox.next("send-a-new-message").dropsAfterRequest();
    Instant sentAt = time.now();
    try {
      client.messages().send(message);
    } catch (TransportException e) {
      screen.say("%s", e.getMessage());
      screen.say("outcome: %s, so it is not repeated", e.outcome());
      if (e.outcome() == Outcome.UNKNOWN) {
        time.advance(Duration.ofSeconds(30));
        resolve(client.messages().resolve(message, sentAt));
      }
    }
    screen.say(
        "the service received it %d time", sandbox.received("send-a-new-message").size() - before);
  }

  private void resolve(Resolution resolution) {
    if (resolution instanceof Resolution.Found found) {
      screen.say("resolve(…) found it in the conversation, as message %s", found.message().id());
    } else if (resolution instanceof Resolution.StillUnknown unsure) {
      screen.say("resolve(…) cannot tell: %s", unsure.why());
    } else {
      screen.say("resolve(…) did not find it: it may be sent again");
    }
  }
}
