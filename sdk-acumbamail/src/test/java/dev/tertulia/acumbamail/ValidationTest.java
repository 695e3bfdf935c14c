package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be sent is refused before anything leaves, in words that tell no secrets. */
class ValidationTest {
  private static final String HTML = "*|UNSUBSCRIBE_URL|*";
  private static final Sender ANA = Sender.of("ana@example.com").name("Ana");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  static Stream<Consumer<AcumbamailClient>> mistakes() {
    var mail = TransactionalEmail.html(ANA, "you@example.com", "Hi", "Hi");
    var campaign = NewCampaign.html("May", ANA, "Hi", HTML);
    var template = NewCampaign.template("May", ANA, "Hi", TemplateId.of(1));
    var list = ListId.of(1);
    return Stream.of(
        c -> ListId.of(0),
        c -> ListId.of(-5),
        c -> TemplateId.of(0),
        c -> new CampaignId(0),
        c -> new EmailKey(" "),
        c -> NewList.of(" ", "ana@example.com"),
        c -> NewList.of("News", "canary"),
        c -> NewSubscriber.of("canary@nowhere"),
        c -> NewSubscriber.of("Canary <canary@example.com>"),
        c -> NewSubscriber.of("ana@example.com").field("a]b", "c"),
        c -> NewSubscriber.of("ana@example.com").field("", "c"),
        c -> NewSubscriber.of("ana@example.com").field("email", "canary@example.com"),
        c -> NewSubscriber.of("ana@example.com").field("x", "y").emailTag("x"),
        c -> Sender.of("canary"),
        c -> Sender.of("ana@example.com").name(" "),
        c -> NewCampaign.html("May", Sender.of("ana@example.com"), "Hi", HTML),
        c -> NewCampaign.html("May", ANA, "Hi", "<p>canary, no way out</p>"),
        c -> NewCampaign.html("May", ANA, " ", HTML),
        c -> template.preHeader("canary"),
        c -> template.tracking(new NewCampaign.Tracking(true, null, null)),
        c -> campaign.to(list).to(list),
        c -> campaign.to(list).to(list, SegmentId.of(2)),
        c -> campaign.to(list, SegmentId.of(1)).to(list, SegmentId.of(2)),
        c -> c.campaigns().send(campaign),
        c -> NewTemplate.of("Base", "<p>canary</p>"),
        c -> TransactionalEmail.html(ANA, "canary", "Hi", "Hi"),
        c -> TransactionalEmail.html(ANA, "you@example.com", "", "Hi"),
        c -> TransactionalEmail.html(ANA, "you@example.com", "Hi", ""),
        c -> mail.cc("canary"),
        c -> mail.bcc("canary, bird"),
        c -> mail.tag("[x]", "y"),
        c -> new TransactionalEmail.Content(null, null, Map.of()),
        c -> new TransactionalEmail.Content("Hi", TemplateId.of(1), Map.of()),
        c -> c.smtp().sendAll(List.of()),
        c -> Sms.of("TwelveLetter", "+34600000000", "Hi"),
        c -> Sms.of("Casa Ana", "+34600000000", "Hi"),
        c -> Sms.of("", "+34600000000", "Hi"),
        c -> Sms.of("Ana", "600000000", "Hi"),
        c -> Sms.of("Ana", "+34600000000", ""),
        c -> c.sms().sendAll(List.of()),
        c -> WebhookSettings.of("ftp://canary"),
        c -> WebhookSettings.of("canary"),
        c -> c.lists().search("canary"),
        c -> c.lists().addField(list, " ", FieldType.TEXT),
        c -> c.lists().inactive(DAY, DAY.minusDays(1)),
        c -> c.lists().campaignStats(list, DAY, DAY.minusDays(1)),
        c -> c.subscribers(list).get("canary"),
        c -> c.subscribers(list).delete("canary"),
        c -> c.subscribers(list).unsubscribe("canary"),
        c -> c.subscribers(list).deleteBatch(List.of()),
        c -> c.subscribers(list).deleteBatch(List.of("canary")),
        c -> c.subscribers(list).withStatus(new SubscriberStatus("canary")).iterator(),
        c -> c.templates().duplicate(TemplateId.of(1), ""));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refuses(Consumer<AcumbamailClient> mistake) {
    try (var vendor = new Vendor()) {
      assertThatThrownBy(() -> mistake.accept(vendor.client))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageNotContaining("canary");
      assertThat(vendor.requests()).isZero();
    }
  }

  @Test
  void takesWhatIsRight() {
    assertThat(Sms.of("ElevenChars", "+34600000000", "Hi").sender()).hasSize(11);
    assertThat(NewSubscriber.of("o'neil+x@sub.example.co").email()).contains("+");
    assertThat(new WebhookSettings("https://x.example/?k=1", java.util.Set.of(), true).topics())
        .isEmpty();
  }

  @Test
  void writesNothingPersonalDown() {
    var things =
        List.of(
            NewSubscriber.of("canary@example.com").field("name", "canary"),
            TransactionalEmail.html(ANA, "canary@example.com", "canary", "canary")
                .tag("a", "canary"),
            Sms.of("Ana", "+34600000000", "canary"),
            Sender.of("canary@example.com").name("canary"),
            NewList.of("News", "canary@example.com").phone("canary"),
            NewCampaign.html("May", ANA, "canary", "canary" + HTML),
            NewTemplate.of("Base", "canary" + HTML).beeJson(JsonValue.of("canary")),
            WebhookSettings.of("https://example.com/canary", WebhookTopic.OPENS),
            Form.of(new Forms.Someone("canary@example.com")),
            new Imported("canary@example.com", null, "canary", dev.tertulia.core.Outcome.REFUSED));

    assertThat(things).allSatisfy(each -> assertThat(each.toString()).doesNotContain("canary"));
  }
}
