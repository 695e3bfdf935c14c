package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.examples.flowfile.Services.Acumbamail;
import dev.tertulia.examples.flowfile.Services.HighLevel;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.acumbamail.MailingList;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Two services in memory that stand in for those of a file, with lists like its lists. What the
 * file says of tokens, addresses and folders counts for nothing, and webhooks are received even if
 * it only asks.
 */
final class Stage implements AutoCloseable {
  private static final String SECRET = "a-secret-for-the-rehearsal";

  private final Sandbox sandbox;
  private final FlowFile file;
  private final Map<ListId, MailingList> lists = new LinkedHashMap<>();
  private final TemplateId template;

  Stage(FlowFile written, Path folder, ManualTimekeeper time) {
    this.sandbox = Sandbox.builder().timekeeper(time).start();
    this.template =
        TemplateId.of(sandbox.acumbamail().template("any", "<p>Hello *|UNSUBSCRIBE_URL|*</p>"));
    var plans = new LinkedHashMap<String, ListPlan>();
    written.lists().forEach((name, plan) -> plans.put(name, plan.id(standIn(plan))));
    this.file = written.on(services(written), folder.resolve("state"), receiving(written), plans);
  }

  /** One list for an id, with the fields of all who write to it. */
  private ListId standIn(ListPlan plan) {
    MailingList list =
        lists.computeIfAbsent(plan.id(), id -> sandbox.acumbamail().list(plan.name()));
    plan.mapping().keySet().forEach(list::field);
    return ListId.of(list.id());
  }

  private Services services(FlowFile written) {
    var highLevel =
        new HighLevel(
            sandbox.highLevel().location(),
            CredentialsProvider.token(sandbox.highLevel().token()),
            written.services().zone(),
            Optional.of(sandbox.highLevel().url()));
    var acumbamail =
        new Acumbamail(
            CredentialsProvider.token(sandbox.acumbamail().token()),
            written.services().acumbamail().map(Acumbamail::zone).orElse(written.services().zone()),
            Optional.of(sandbox.acumbamail().url()));
    return new Services(highLevel, Optional.of(acumbamail));
  }

  private Receiving receiving(FlowFile written) {
    var key = VerificationKey.ed25519("sandbox", sandbox.highLevel().webhooks().publicKey());
    var secret = new SecretRef(CredentialsProvider.token(SECRET));
    Optional<Receiving.Mail> mail =
        written.receiving().asksForMail()
            ? Optional.of(new Receiving.Mail("/mail", secret))
            : Optional.empty();
    return new Receiving(
        Optional.of(new Receiving.Webhooks(0, "/webhooks", Optional.empty(), key, mail)),
        written.receiving().polling());
  }

  /** The file, on these services. */
  FlowFile file() {
    return file;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** Whatever template the file names. */
  TemplateId template(TemplateId named) {
    return template;
  }

  /** Tells the services where the program receives what they have to say. */
  void connect(Program program) {
    String address = "http://127.0.0.1:" + program.port();
    sandbox.highLevel().webhooks().to(address + "/webhooks");
    if (file.receiving().asksForMail()) {
      connectLists(address + "/mail");
    }
  }

  private void connectLists(String address) {
    var topics =
        Arrays.stream(WebhookTopic.values())
            .filter(WebhookTopic::isOfLists)
            .toArray(WebhookTopic[]::new);
    var settings = WebhookSettings.of(address + "?key=" + SECRET, topics);
    try (var client =
        file.services()
            .acumbamail()
            .orElseThrow()
            .client(ManualTimekeeper.jumping(sandbox.timekeeper().now()))) {
      lists
          .values()
          .forEach(each -> client.webhooks().configureList(ListId.of(each.id()), settings));
    }
  }

  /** The lists, by the ids the file knows them by. */
  Map<ListId, MailingList> lists() {
    return lists;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
