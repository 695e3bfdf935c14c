package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of campaigns. */
final class ReportHandlers {
  private static final int BLOCK = 10_000;
  private static final int SMALL_BLOCK = 100;

  private ReportHandlers() {}

  static Reply totals(Ask ask) {
    Campaign campaign = ask.campaign();
    var results = new Results(campaign.mails());
    return ask.says(
        JsonValue.object(
            "total_delivered", results.delivered(),
            "soft_bounces", results.with(Event.SOFT_BOUNCE),
            "campaign_url", "https://clickacm.com/show/" + campaign.id + "/",
            "unsubscribes", results.with(Event.UNSUBSCRIBES),
            "complaints", results.with(Event.COMPLAIN),
            "unique_clicks", results.clickers(),
            "unopened", results.unopened(),
            "emails_to_send", results.sent(),
            "opened", results.opened(),
            "hard_bounces", results.with(Event.HARD_BOUNCE),
            "total_clicks", results.clicks()));
  }

  /** One line for each who opened, however often. */
  static Reply openers(Ask ask) {
    boolean without = ask.flag("exclude_clickers");
    List<JsonValue> all =
        ask.campaign()
            .mails()
            .filter(mail -> !mail.opens.isEmpty() && !(without && !mail.clicks.isEmpty()))
            .<JsonValue>map(
                mail ->
                    JsonValue.object(
                        "email", mail.to, "open_datetime", Times.dashes(mail.opens.get(0))))
            .toList();
    return ask.says(ask.text("block_index") == null ? all : ask.block(all, BLOCK));
  }

  static Reply clicks(Ask ask) {
    return ask.says(
        ask.campaign()
            .mails()
            .flatMap(
                mail ->
                    mail.clicks.stream()
                        .map(
                            click ->
                                JsonValue.object(
                                    "email", mail.to, "click_datetime", Times.dashes(click.at()))))
            .toList());
  }

  /** The addresses are one string that begins with what parts them. */
  static Reply links(Ask ask) {
    Campaign campaign = ask.campaign();
    return ask.says(campaign.links.stream().map(url -> link(campaign, url)).toList());
  }

  private static JsonValue link(Campaign campaign, String url) {
    Map<String, Long> clicks = new LinkedHashMap<>();
    campaign
        .mails()
        .forEach(
            mail ->
                mail.clicks.stream()
                    .filter(click -> click.url().equals(url))
                    .forEach(click -> clicks.merge(mail.to, 1L, Long::sum)));
    return JsonValue.object(
        "url", url,
        "total_clics", clicks.values().stream().mapToLong(Long::longValue).sum(),
        "unique_clics", clicks.size(),
        "subscribers",
            clicks.keySet().stream().map(each -> ", " + each).collect(Collectors.joining()));
  }

  static Reply softBounces(Ask ask) {
    return ask.says(
        ask.campaign()
            .mails()
            .filter(mail -> mail.is(Event.SOFT_BOUNCE))
            .map(mail -> JsonValue.object("email", mail.to))
            .toList());
  }

  static Reply byBrowser(Ask ask) {
    return openersBy(ask, mail -> mail.means.browser());
  }

  static Reply bySystem(Ask ask) {
    return openersBy(ask, mail -> mail.means.system());
  }

  static Reply byCountry(Ask ask) {
    return openersBy(ask, mail -> mail.means.country());
  }

  private static Reply openersBy(Ask ask, Function<Mail, String> key) {
    var counts = new LinkedHashMap<String, Long>();
    ask.campaign()
        .mails()
        .filter(mail -> !mail.opens.isEmpty())
        .forEach(mail -> counts.merge(key.apply(mail), 1L, Long::sum));
    return saysMap(ask, counts);
  }

  static Reply byProvider(Ask ask) {
    Map<String, List<Mail>> mails =
        ask.campaign()
            .mails()
            .collect(
                Collectors.groupingBy(
                    ReportHandlers::provider, LinkedHashMap::new, Collectors.toList()));
    var all = new LinkedHashMap<String, JsonValue>();
    mails.forEach(
        (provider, theirs) -> {
          var results = new Results(theirs.stream());
          all.put(
              provider,
              JsonValue.object(
                  "sent", results.sent(),
                  "opens", results.opened(),
                  "bounces", results.sent() - results.delivered(),
                  "complaints", results.with(Event.COMPLAIN)));
        });
    return saysMap(ask, all);
  }

  /** A map with nothing in it is an array. */
  private static Reply saysMap(Ask ask, Map<String, ?> map) {
    return ask.says(map.isEmpty() ? JsonValue.array() : map);
  }

  private static String provider(Mail mail) {
    return mail.to.substring(mail.to.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /** Of the campaigns that went to the list on those days, both included. */
  static Reply byDate(Ask ask) {
    StoredList list = ask.list();
    long from = Times.millis("date_from", ask.need("date_from"));
    long until = Times.millis("date_to", ask.need("date_to")) + 86_400_000L;
    var results =
        new Results(
            ask.state().campaigns.values().stream()
                .flatMap(Campaign::mails)
                .filter(mail -> mail.list == list)
                .filter(mail -> mail.sent != null && mail.sent >= from && mail.sent < until));
    return ask.says(
        JsonValue.object(
            "unopened", results.unopened(),
            "opened", results.opened(),
            "hard_bounces", results.with(Event.HARD_BOUNCE),
            "complaints", results.with(Event.COMPLAIN),
            "total_sent", results.sent(),
            "total_clicks", results.clicks(),
            "soft_bounces", results.with(Event.SOFT_BOUNCE),
            "unique_clicks", results.clickers()));
  }

  static Reply bySubscriber(Ask ask) {
    StoredList list = ask.list();
    var all = new LinkedHashMap<String, JsonValue>();
    for (Subscriber subscriber : ask.block(list.all().toList(), SMALL_BLOCK)) {
      var campaigns = new LinkedHashMap<Long, JsonValue>();
      for (Campaign campaign : ask.state().campaigns.values()) {
        Mail mail = campaign.to(subscriber.email);
        if (mail != null) {
          campaigns.put(
              campaign.id,
              JsonValue.object(
                  "opens", mail.opens.size(),
                  "clicks", mail.clicks.size(),
                  "bounced", mail.bounced()));
        }
      }
      all.put(subscriber.email, JsonValue.of(campaigns));
    }
    return ask.says(all);
  }
}
