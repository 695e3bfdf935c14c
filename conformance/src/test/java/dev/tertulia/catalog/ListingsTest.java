package dev.tertulia.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The listings in the jars and the page of operations say what the code says. After a change that
 * is meant:
 *
 * <pre>
 * ./mvnw -q -B -DskipGates test -pl conformance -am -Dtest=ListingsTest -Dcatalog=write \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class ListingsTest {
  private static final boolean WRITING = "write".equals(System.getProperty("catalog"));

  @Test
  void listingsAndPageAreWhatTheCodeSays() throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    Map<Service, Listing> listings = new LinkedHashMap<>();
    for (Service each : Service.all()) {
      JsonValue listing = each.listing();
      listings.put(each, Listing.of(listing));
      files.put(each.file(), Pretty.json(listing));
    }
    files.put(Service.ROOT.resolve("docs/operations.md"), OperationsPage.of(listings));

    List<Path> stale = new ArrayList<>();
    for (var each : files.entrySet()) {
      Path file = each.getKey();
      if (!Files.exists(file) || !Files.readString(file).equals(each.getValue())) {
        stale.add(Service.ROOT.relativize(file));
        if (WRITING) {
          Files.createDirectories(file.getParent());
          Files.writeString(file, each.getValue());
        }
      }
    }
    assertThat(WRITING ? List.of() : stale).as("write them anew: see this class").isEmpty();
  }

  @Test
  void everyLinkOfThePageLeadsToAFile() throws IOException {
    Path page = Service.ROOT.resolve("docs/operations.md");
    Set<String> links =
        Pattern.compile("\\]\\(([^)#]+)")
            .matcher(Files.readString(page))
            .results()
            .map(each -> each.group(1))
            .collect(Collectors.toSet());

    assertThat(links)
        .hasSizeGreaterThan(30)
        .allSatisfy(each -> assertThat(page.resolveSibling(each)).exists());
  }
}
