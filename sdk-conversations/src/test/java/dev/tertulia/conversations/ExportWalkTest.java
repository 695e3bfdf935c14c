package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.ExportQuery.Order;
import dev.tertulia.conversations.WireMessages.ExportPage;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Export pages, against a service whose cursors die. */
class ExportWalkTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final List<Message> stored = new ArrayList<>();
  private final Map<String, List<Message>> cursors = new HashMap<>();
  private int served;
  private int diesAfter = Integer.MAX_VALUE;
  private boolean fromIncluded = true;

  /** Message number i, of which three share each second. */
  private void store(int count) {
    for (int i = 0; i < count; i++) {
      String at = START.plusSeconds(i / 3).toString();
      stored.add(
          Json.standard()
              .read(Message.class, "{\"id\":\"m" + i + "\",\"dateAdded\":\"" + at + "\"}"));
    }
  }

  private ExportPage serve(Map<String, String> query) {
    if (served++ == diesAfter) {
      cursors.clear();
    }
    String cursor = query.get("cursor");
    List<Message> left = cursor == null ? from(query.get("startDate")) : cursors.get(cursor);
    if (left == null) {
      throw ApiException.of(
          CallReport.unsent("export"), new ApiFailure(400, "cursor expired", "", null, null));
    }
    List<Message> page = left.subList(0, Math.min(10, left.size()));
    if (page.size() == left.size()) {
      return new ExportPage(page, null);
    }
    String next = "cursor" + served;
    cursors.put(next, left.subList(page.size(), left.size()));
    return new ExportPage(page, next);
  }

  private List<Message> from(String startDate) {
    Instant from = startDate == null ? Instant.MIN : Instant.parse(startDate);
    return stored.stream()
        .filter(
            each ->
                each.dateAdded().isAfter(from) || (fromIncluded && each.dateAdded().equals(from)))
        .toList();
  }

  private Paged<Message> export(ExportQuery query) {
    return new ExportWalk(List.of(query), this::serve).paged();
  }

  @Test
  void readsToTheEnd() {
    store(35);

    assertThat(export(ExportQuery.all())).hasSize(35);
  }

  @Test
  void goesOnAfterTheCursorHasDiedAndRepeatsNothing() {
    store(35);

    for (diesAfter = 1; diesAfter < 4; diesAfter++) {
      served = 0;
      assertThat(export(ExportQuery.all()).stream().map(Message::id))
          .as("dies at page %d", diesAfter)
          .hasSize(35)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void losesNothingWhereTheServiceLeavesTheStartOut() {
    fromIncluded = false;
    store(35);
    diesAfter = 1;

    assertThat(export(ExportQuery.all()).stream().map(Message::id))
        .hasSize(35)
        .doesNotHaveDuplicates();
  }

  @Test
  void goesOnTheNextDayFromAStoredCursor() {
    store(35);
    var first = export(ExportQuery.all()).pages().iterator().next();
    cursors.clear();

    var rest = export(ExportQuery.all()).startingAt(first.next());

    assertThat(first.items()).hasSize(10);
    assertThat(rest.stream().map(Message::id)).hasSize(25).doesNotContain("m9").contains("m10");
  }

  @Test
  void stopsLoudlyWhereTheOrderGivesNoPlaceToGoOnFrom() {
    store(35);
    diesAfter = 1;

    assertThatThrownBy(() -> export(ExportQuery.all().order(Order.NEWEST_FIRST)).stream().toList())
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("two minutes");
  }

  @Test
  void coversSeveralWalksWithOneCursor() {
    store(12);
    var parts = List.of(ExportQuery.all(), ExportQuery.all().channel(Channel.EMAIL));
    var walk = new ExportWalk(parts, this::serve).paged();

    var pages = new ArrayList<Integer>();
    walk.pages().forEach(page -> pages.add(page.items().size()));

    assertThat(pages).containsExactly(10, 2, 10, 2);
  }

  @Test
  void stopsLoudlyWhenAnEmptyPageLeadsToItself() {
    var walk = new ExportWalk(List.of(ExportQuery.all()), query -> new ExportPage(List.of(), "x"));

    assertThatThrownBy(() -> walk.paged().stream().toList()).isInstanceOf(PagingException.class);
  }
}
