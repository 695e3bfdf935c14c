package dev.tertulia.examples.newsletter;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.CampaignTotals;
import dev.tertulia.acumbamail.FieldType;
import dev.tertulia.acumbamail.Imported;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.NewList;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.acumbamail.NewTemplate;
import dev.tertulia.acumbamail.Reports;
import dev.tertulia.acumbamail.Segment;
import dev.tertulia.acumbamail.SegmentId;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter from its list to its report, against the Sandbox: nobody real gets a mail. Client
 * and Sandbox share a clock that leaps over every wait, so the vendor's limits cost no time.
 */
public final class Newsletter {
  private static final Set<String> SPANISH = Set.of("ES", "MX", "AR", "CO", "CL");
  private static final String HTML =
      """
      <h1>La Tertulia</h1>
      <p>Hola *|name|*, el viernes a las ocho.
      <a href="https://example.com/programa">El programa</a>
      <a href="https://example.com/mapa">Cómo llegar</a></p>
      <p><a href="*|UNSUBSCRIBE_URL|*">No quiero más cartas</a></p>
      """;

  private final AcumbamailClient client;
  private final Sandbox sandbox;
  private final Screen screen;

  private Newsletter(AcumbamailClient client, Sandbox sandbox, Screen screen) {
    this.client = client;
    this.sandbox = sandbox;
    this.screen = screen;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    run(new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  static void run(Screen screen) throws IOException {
    screen.title("Tertulia newsletter, on the Sandbox: an in-memory Acumbamail on this machine");
    Instant start = Instant.parse("2026-11-25T09:00:00Z");
    var time = ManualTimekeeper.jumping(start);
    Path file = Files.createTempFile("tertulia-readers", ".csv");
    try (Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
        var client =
            AcumbamailClient.builder()
                .credentials(CredentialsProvider.token(sandbox.acumbamail().token()))
                .baseUrl(sandbox.acumbamail().url())
                .timekeeper(time)
                .build()) {
      sandbox.acumbamail().peopleReact(2026);
      var newsletter = new Newsletter(client, sandbox, screen);
      ListId list = newsletter.list();
      newsletter.imported(list, new Readers(file).write());
      CampaignId campaign = newsletter.sent(list);
      for (Duration wait : List.of(Duration.ofHours(1), Duration.ofHours(11), Duration.ofDays(2))) {
        time.advance(wait);
        newsletter.opened(campaign, Duration.between(start, time.now()));
      }
      newsletter.report(campaign);
    } finally {
      Files.delete(file);
    }
  }

  private ListId list() {
    screen.step("A list with fields   lists().create(…), lists().addField(…)");
    ListId list = client.lists().create(NewList.of("La Tertulia", "ana@example.com").country("ES"));
    client.lists().addField(list, "name", FieldType.TEXT);
    client.lists().addField(list, "country", FieldType.TEXT);
    screen.say("list %d has the fields %s", list.value(), client.lists().mergeTags(list).keySet());
    // Segments are made in the vendor's panel; the Sandbox is that panel here.
    sandbox
        .acumbamail()
        .list(list.value())
        .segment("Readers of Spanish", person -> SPANISH.contains(person.get("country")));
    return list;
  }

  private void imported(ListId list, Readers readers) throws IOException {
    screen.step("Five thousand people from a file   subscribers(list).addAll(people, report)");
    var unusable = new ArrayList<String>();
    List<NewSubscriber> people = readers.read(unusable);
    var refused = new ArrayList<Imported>();
    int all = people.size();
    int[] done = {0};
    client
        .subscribers(list)
        .addAll(
            people,
            each -> {
              if (!each.accepted()) {
                refused.add(each);
              }
              screen.bar("", ++done[0], all, "");
            });
    screen.say("%,d added in %d requests", all - refused.size(), batches());
    screen.say("%d refused by the service, such as: %s", refused.size(), refused.get(0).error());
    screen.say("%d not sent, because their address is none", unusable.size());
  }

  private int batches() {
    return sandbox.received("batchAddSubscribers").size();
  }

  private CampaignId sent(ListId list) {
    screen.step("A template, sent to a segment   templates().create(…), campaigns().send(…)");
    TemplateId template = client.templates().create(NewTemplate.of("Friday", HTML));
    SegmentId segment =
        client.lists().segments(list).stream()
            .filter(each -> "Readers of Spanish".equals(each.name()))
            .map(Segment::id)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    Sender ana = Sender.of("ana@example.com").name("Ana");
    CampaignId campaign =
        client
            .campaigns()
            .send(NewCampaign.template("Friday 27", ana, "El viernes", template).to(list, segment));
    screen.say("campaign %d, sent to %,d people", campaign.value(), sandboxSent());
    screen.step("Time passes, and people read   reports(campaign).totals().opened()");
    return campaign;
  }

  private int sandboxSent() {
    return sandbox.acumbamail().sentMail().size();
  }

  private void opened(CampaignId campaign, Duration since) {
    screen.say(
        "after %2d h: %,5d have opened it",
        since.toHours(), client.reports(campaign).totals().opened());
  }

  private void report(CampaignId campaign) {
    Reports reports = client.reports(campaign);
    CampaignTotals totals = reports.totals();
    screen.step("The report   reports(campaign).totals(), .links(), .byCountry()");
    screen.say(
        "%,d delivered, %,d opened, %,d clicked, %,d bounced, %,d unsubscribed",
        totals.delivered(),
        totals.opened(),
        totals.uniqueClicks(),
        sum(totals.hardBounces(), totals.softBounces()),
        totals.unsubscribes());
    reports
        .links()
        .forEach(link -> screen.say("%-30s %,4d clicks", link.url(), link.totalClicks()));
    screen.step("Opens by country");
    Chart.draw(reports.byCountry(), screen);
  }

  private static long sum(@Nullable Long one, @Nullable Long other) {
    return (one == null ? 0 : one) + (other == null ? 0 : other);
  }
}
