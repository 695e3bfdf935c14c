package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.NewList;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.Sms;
import dev.tertulia.acumbamail.TransactionalEmail;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.http.LoopbackServer;
import dev.tertulia.testing.http.ReceivedRequest;
import dev.tertulia.testing.http.Reply;
import dev.tertulia.testing.http.Service;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same for Acumbamail, whose token is in the body, at a service that echoes all it gets. */
class AcumbamailCanaryTest {
  private static final String TOKEN = "cAnArYt0ken";
  private static final String NUMBER = "+34699123456";
  private static final String ADDRESS = "canary@example.com";
  private static final String TEXT = "canary sings in the mine";
  private static final ListId LIST = ListId.of(7);

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
  private final LoopbackServer server = LoopbackServer.start(null);
  private final Witness witness = new Witness();
  private final AcumbamailClient client =
      AcumbamailClient.builder()
          .credentials(CredentialsProvider.token(TOKEN))
          .baseUrl(server.url())
          .timekeeper(time)
          .resilience(Resilience.none().deadline(java.time.Duration.ofHours(1)))
          .listener(witness)
          .build();

  @AfterEach
  void close() {
    witness.close();
    client.close();
    server.close();
  }

  @Test
  void nothingSecretOrPersonalIsEverWrittenDown() {
    for (int status : new int[] {200, 201, 302, 400, 401, 403, 404, 429, 500}) {
      for (String form :
          List.of("%s", "\"%s\"", "{\"error\": \"%s\"}", "{\"x\": \"%s\"}", "<p>%s")) {
        server.serve(new Echo(status, form));
        calls().forEach(this::keepWhatComes);
      }
    }

    String all = witness.written();

    assertThat(witness.log()).contains("sendSMS", "createCampaign");
    assertThat(all)
        .doesNotContain(TOKEN)
        .doesNotContain(NUMBER.substring(1))
        .doesNotContain(ADDRESS)
        .doesNotContain(TEXT);
    assertThat(server.received())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.queryText() + each.path()).doesNotContain(TOKEN))
        .allSatisfy(each -> assertThat(each.text()).contains("auth_token=" + TOKEN));
  }

  private List<Callable<Object>> calls() {
    var person = NewSubscriber.of(ADDRESS).field("note", TEXT);
    var sender = Sender.of(ADDRESS).name(TEXT);
    var campaign = NewCampaign.html("May", sender, TEXT, TEXT + "*|UNSUBSCRIBE_URL|*").to(LIST);
    var mail = TransactionalEmail.html(sender, ADDRESS, TEXT, TEXT);
    var settings = WebhookSettings.of("https://example.com/" + TOKEN, WebhookTopic.OPENS);
    witness.keep(person, sender, campaign, mail, settings, client);
    return List.of(
        () -> client.lists().create(NewList.of("News", ADDRESS).description(TEXT)),
        () -> client.lists().search(ADDRESS),
        () -> client.subscribers(LIST).add(person),
        () -> client.subscribers(LIST).addOrUpdateAll(List.of(person)),
        () -> client.subscribers(LIST).get(ADDRESS),
        () -> client.campaigns().send(campaign),
        () -> client.smtp().send(mail),
        () -> client.smtp().sendAll(List.of(mail)),
        () -> client.sms().send(Sms.of("Ana", NUMBER, TEXT)),
        () -> client.raw(Safety.READ, "getLists", Map.of("note", TEXT)),
        () -> {
          client.webhooks().configureList(LIST, settings);
          return "";
        });
  }

  private void keepWhatComes(Callable<Object> call) {
    Throwable thrown =
        catchThrowable(
            () -> {
              Object answer = call.call();
              witness.keep(answer);
            });
    if (thrown == null) {
      return;
    }
    witness.keep(thrown);
    // What is kept for those who ask may be personal, but is never the token.
    if (thrown instanceof ApiException refused) {
      assertThat(refused.body() + refused.serverMessage()).doesNotContain(TOKEN);
    }
    if (thrown instanceof DecodingException unread) {
      assertThat(new String(unread.body(), StandardCharsets.UTF_8)).doesNotContain(TOKEN);
    }
  }

  private record Echo(int status, String form) implements Service {
    @Override
    public Set<String> operations() {
      return Set.of();
    }

    @Override
    public String operation(String method, String path) {
      return null;
    }

    @Override
    public Reply answer(ReceivedRequest request) {
      String said = TOKEN + " no " + NUMBER + " nor " + ADDRESS;
      return Reply.text(status, "text/html", form.formatted(said));
    }

    @Override
    public Reply refusal(ReceivedRequest request, int other) {
      return Reply.empty(other);
    }
  }
}
