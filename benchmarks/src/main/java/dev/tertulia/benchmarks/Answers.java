package dev.tertulia.benchmarks;

import dev.tertulia.conversations.Conversation;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading a page of a hundred conversations costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Answers {

  /** A page of an answer. */
  public record Page(List<Conversation> conversations) {}

  private final Json json = Json.standard();
  private final String page = page();

  private static String page() {
    List<JsonValue> conversations = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      conversations.add(
          JsonValue.object(
              "id", "conversation" + i,
              "contactId", "contact" + i,
              "locationId", "location",
              "fullName", "Ana López " + i,
              "email", "ana" + i + "@example.com",
              "phone", "+3460000" + (1000 + i),
              "lastMessageBody", "Is the table by the window still free tonight? " + i,
              "lastMessageType", "TYPE_SMS",
              "lastMessageDate", 1_763_800_000_000L + i,
              "type", "TYPE_PHONE",
              "unreadCount", i % 3,
              "tags", JsonValue.array("regular", "newsletter"),
              "nobodyForesawThis", JsonValue.object("a", 1)));
    }
    return JsonValue.object("conversations", JsonValue.array(conversations.toArray())).json();
  }

  /** Into records, forgiving whatever is odd. */
  @Benchmark
  public Page records() {
    return json.read(Page.class, page);
  }

  /** Into values without types. */
  @Benchmark
  public JsonValue values() {
    return JsonValue.parse(page);
  }
}
