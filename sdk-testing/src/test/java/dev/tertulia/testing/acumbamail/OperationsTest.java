package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tertulia.core.Rate;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationsTest {
  @Test
  void thereAreFiftyFiveFunctions() {
    assertThat(Operations.TABLE).hasSize(55);
  }

  @Test
  void theyAreThoseOfTheReference() throws Exception {
    assertThat(Operations.TABLE.keySet()).isEqualTo(reference().keySet());
  }

  @Test
  void theirLimitsAreThosePublished() throws Exception {
    var wrong = new HashMap<String, String>();
    reference()
        .forEach(
            (name, row) -> {
              String published = String.valueOf(row.at("rateLimit").asText());
              if (!published(published).equals(limit(Operations.TABLE.get(name)))) {
                wrong.put(name, published);
              }
            });

    assertThat(wrong).isEmpty();
  }

  @Test
  void theirStatusesAreThoseOfTheReference() throws Exception {
    var wrong = new HashMap<String, String>();
    reference()
        .forEach(
            (name, row) -> {
              String status = String.valueOf(row.at("http").asText());
              boolean told = !status.startsWith("500");
              if (told && !status.startsWith("" + Operations.TABLE.get(name).status())) {
                wrong.put(name, status);
              }
            });

    assertThat(wrong).isEmpty();
  }

  private static List<Rate> published(String words) {
    if (words.startsWith("none") || words.startsWith("unknown")) {
      return List.of();
    }
    String[] parts = words.split("[ ;(]")[0].split("/");
    Duration interval = parts[1].equals("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    return List.of(new Rate(Integer.parseInt(parts[0]), interval));
  }

  private static List<Rate> limit(Operation operation) {
    return operation.limit() == null ? List.of() : List.of(operation.limit());
  }

  private static Map<String, JsonValue> reference() throws IOException {
    Path file = atHand();
    assumeTrue(file != null, "the reference is not at hand");
    var rows = new HashMap<String, JsonValue>();
    for (JsonValue row : JsonValue.parse(Files.readString(file)).asList()) {
      if (!Boolean.TRUE.equals(row.at("internal").asBoolean())) {
        rows.put(row.at("name").asText(), row);
      }
    }
    return rows;
  }

  /** Beside the project, or beside the documents that {@code tertulia.documents} names. */
  private static @Nullable Path atHand() {
    Path wanted = Path.of("reference", "acumbamail-functions.json");
    String told = System.getProperty("tertulia.documents");
    if (told != null) {
      return Path.of(told).resolveSibling(wanted);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared").resolve(wanted);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }
}
