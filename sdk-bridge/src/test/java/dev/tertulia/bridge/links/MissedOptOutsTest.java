package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.conversations.Channel;
import dev.tertulia.core.InvalidRequestException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MissedOptOutsTest {
  private static final LocalDate TODAY = LocalDate.ofInstant(TwoServices.NOW, TwoServices.MADRID);

  private final TwoServices world = new TwoServices();
  private MissedOptOuts missed;
  private String ana;

  @BeforeEach
  void isOnTheList() {
    ana = world.contact("Ana");
    world.news.add("ana@example.com", Map.of());
    missed = MissedOptOuts.of(world.conversations, world.mail, world.list);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private boolean quiet(String contact) {
    return world.conversations.contacts().get(contact).doNotDisturb(Channel.EMAIL);
  }

  @Test
  @DisplayName("who left while nobody listened is not disturbed, once, and the reason is written")
  void finds() {
    world.mail.subscribers(world.list).unsubscribe("ana@example.com");

    assertThat(missed.silence(TODAY, TODAY)).isEqualTo(1);
    assertThat(missed.silence(TODAY, TODAY)).isZero();

    assertThat(quiet(ana)).isTrue();
    assertThat(world.calls("update-contact")).isEqualTo(1);
    assertThat(world.highLevel.profile(ana).json())
        .contains("Unsubscribed from list " + world.news.id());
  }

  @Test
  @DisplayName("who left another day or another list, came back, bounced, or is no contact, is not")
  void leavesOthersAlone() {
    var other = world.acumbamail.list("Other");
    String bea = world.contact("Bea");
    other.add("bea@example.com", Map.of());
    world.mail.subscribers(ListId.of(other.id())).unsubscribe("bea@example.com");
    world.news.add("stranger@example.com", Map.of());
    world.mail.subscribers(world.list).unsubscribe("stranger@example.com");
    String chloe = world.contact("Chloe");
    world.acumbamail.hasGone("chloe@example.com");
    world.news.add("chloe@example.com", Map.of());
    world.mail.campaigns().send(world.campaign.to(world.list));
    world.mail.subscribers(world.list).unsubscribe("ana@example.com");
    assertThat(missed.silence(TODAY.minusDays(2), TODAY.minusDays(1))).isZero();
    world.news.confirms("ana@example.com");

    assertThat(missed.silence(TODAY, TODAY)).isZero();
    assertThat(world.status("chloe@example.com")).isEqualTo("hard_bounced");
    assertThat(quiet(ana) || quiet(bea) || quiet(chloe)).isFalse();
  }

  @Test
  @DisplayName("without a list there is nothing to look for")
  void needsLists() {
    assertThatThrownBy(() -> MissedOptOuts.of(world.conversations, world.mail))
        .isInstanceOf(InvalidRequestException.class);
  }
}
