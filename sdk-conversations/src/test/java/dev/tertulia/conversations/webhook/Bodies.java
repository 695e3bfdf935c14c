package dev.tertulia.conversations.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Webhook bodies in the shapes of the vendor's documents, one of every kind. */
final class Bodies {
  private Bodies() {}

  /** A body, what it shows, and the simple name of the record it becomes. */
  record Body(String name, String becomes, String json) {

    byte[] bytes() {
      return json.getBytes(UTF_8);
    }

    WebhookEvent read() {
      return WebhookEvent.readUnverified(bytes());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Body> all() {
    try (var file = Bodies.class.getResourceAsStream("/webhooks/events.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(" \\| ", 3))
          .map(parts -> new Body(parts[0], parts[1], parts[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WebhookEvent event(String name) {
    return all().stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow().read();
  }

  static String nameOf(WebhookEvent event) {
    Class<?> type = event.getClass();
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        ? type.getSimpleName()
        : outer.getSimpleName() + "." + type.getSimpleName();
  }
}
