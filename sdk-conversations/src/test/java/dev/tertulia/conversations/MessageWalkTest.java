package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.WireMessages.MessagesPage;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Message pages, against hand-made ones. */
class MessageWalkTest {
  private final Map<@Nullable String, MessagesPage> pages = new HashMap<>();

  private void page(@Nullable String after, @Nullable String last, boolean more, String... ids) {
    List<Message> messages =
        Stream.of(ids)
            .map(id -> Json.standard().read(Message.class, "{\"id\":\"" + id + "\"}"))
            .toList();
    pages.put(after, new MessagesPage(last, more, messages));
  }

  private List<String> walk() {
    return new MessageWalk(pages::get).paged().stream().map(Message::id).toList();
  }

  @Test
  void goesOnPastAnEmptyPage() {
    page(null, "m3", true, "m4", "m3");
    page("m3", "m2", true);
    page("m2", null, false, "m1");

    assertThat(walk()).containsExactly("m4", "m3", "m1");
  }

  @Test
  void stopsLoudlyWhenTheNextPageHasNoKey() {
    page(null, null, true, "m1");

    assertThatThrownBy(this::walk)
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("not where");
  }

  @Test
  void stopsLoudlyWhenTheNextPageIsTheSame() {
    page(null, "m1", true, "m1");
    page("m1", "m1", true, "m1");

    assertThatThrownBy(this::walk)
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("same place");
  }

  @Test
  void saysThatThePlaceIsGone() {
    page(null, "m1", true, "m1");
    var gone =
        ApiException.of(
            CallReport.unsent("get-messages"), new ApiFailure(404, "no", "", null, null));

    var walk =
        new MessageWalk(
            after -> {
              if (after != null) {
                throw gone;
              }
              return pages.get(null);
            });

    assertThatThrownBy(() -> walk.paged().stream().toList())
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("begin anew");
  }
}
