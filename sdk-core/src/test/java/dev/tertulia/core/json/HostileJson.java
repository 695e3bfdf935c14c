package dev.tertulia.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonDataException;
import dev.tertulia.core.json.JsonToleranceTest.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okio.Buffer;

/** Answers a service may give, and what must hold then whatever they are: free of any fuzzer. */
final class HostileJson {
  private HostileJson() {}

  /** Texts of every kind, and those that once were, or might be, read wrongly. */
  static List<byte[]> corpus() {
    return Stream.of(
            "",
            " ",
            "null",
            "true",
            "-0.0e-400",
            "1e999999999",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "{\"a\":1,\"a\":2}",
            "{\"_id\":{\"_id\":[null]}}",
            "{\"data\":{\"item\":{\"_id\":\"a\"}}}",
            "{\"count\":9223372036854775808,\"total\":-1e19,\"rate\":\"NaN\",\"price\":\"1e-400\"}",
            "{\"at\":\"+1000000000-12-31T23:59:60Z\"}",
            "{\"at\":99999999999999999999,\"inner\":{\"created\":-1e300}}",
            "{\"tags\":\"x\",\"parts\":{\"0\":{\"name\":1}},\"sizes\":[[1]]}",
            "{\"status\":\"\",\"active\":\"yes\",\"anything\":[],\"x\":{}}",
            "[".repeat(300),
            "{\"a\":".repeat(300),
            "{\"_id\":\"a\"} {}",
            "\ufeff{}",
            "<html>")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** Throws if an answer of these bytes does anything but become a value or a declared error. */
  static void check(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    try {
      JsonValue value = JsonValue.parse(text);
      JsonValue again = JsonValue.parse(value.json());
      // Half a surrogate pair can be escaped, but not be written in UTF-8.
      boolean writable = !text.toLowerCase(Locale.ROOT).contains("\\ud");
      if ((writable && !again.equals(value)) || !again.json().equals(value.json())) {
        throw new AssertionError("written and read again it is another value");
      }
    } catch (IllegalArgumentException e) {
      // No JSON.
    }
    try {
      var unused = Json.standard().read(Sample.class, text);
    } catch (IllegalArgumentException e) {
      // No record.
    }
    try {
      var unused = Json.standard().read(Sample.class, new Buffer().write(bytes));
    } catch (IOException | JsonDataException e) {
      // Neither, as declared.
    }
  }
}
