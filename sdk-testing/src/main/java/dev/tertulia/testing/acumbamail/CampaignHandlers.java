package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Campaigns: made and sent in one call, and looked at afterwards. */
final class CampaignHandlers {
  private static final String UNSUBSCRIBE = "*|UNSUBSCRIBE_URL|*";

  /** The numbers that stand for the words in a filter. */
  private static final List<String> STATUSES =
      List.of(
          "Editing",
          "Scheduled",
          "Sent",
          "Autoresponder-active",
          "Autoresponder-paused",
          "TestAB-in-progress",
          "Automation");

  private CampaignHandlers() {}

  static Reply create(Ask ask) {
    String html = ask.need("content");
    if (!html.contains(UNSUBSCRIBE)) {
      throw Refusal.text(400, "content does not contain " + UNSUBSCRIBE);
    }
    return send(ask, html);
  }

  static Reply createFromTemplate(Ask ask) {
    return send(ask, ask.template("template_id").html());
  }

  /** A sender nobody verified is told in words, with the status of a success. */
  private static Reply send(Ask ask, String html) {
    State state = ask.state();
    String sender = ask.email("from_email");
    var campaign = new Campaign(ask, html, targets(ask));
    Long due = ask.time("date_send");
    if (state.unknownSenders.contains(sender)) {
      throw Refusal.text(200, "The sender " + sender + " is not verified");
    }
    state.campaigns.put(campaign.id, campaign);
    state.agenda.at(due == null ? state.now() : due, () -> campaign.depart(state));
    return ask.saysId(
        ask.isComplete() ? JsonValue.object("id", campaign.id) : JsonValue.of(campaign.id),
        campaign.id);
  }

  private static List<Campaign.Target> targets(Ask ask) {
    var targets = new ArrayList<Campaign.Target>();
    var lists = new HashSet<StoredList>();
    for (JsonValue spelled : ask.many("lists")) {
      Campaign.Target target = target(ask.state(), String.valueOf(spelled.asText()));
      if (!lists.add(target.list())) {
        throw Refusal.text(400, "lists has a list and its segment, or two segments of it");
      }
      targets.add(target);
    }
    if (targets.isEmpty()) {
      throw Refusal.text(400, "lists is required");
    }
    return targets;
  }

  private static Campaign.Target target(State state, String spelled) {
    for (StoredList list : state.lists.values()) {
      if (spelled.equals(String.valueOf(list.id))) {
        return new Campaign.Target(spelled, list, null);
      }
      for (Map.Entry<Long, StoredList.Segment> segment : list.segments.entrySet()) {
        if (spelled.equals("s" + segment.getKey())) {
          return new Campaign.Target(spelled, list, segment.getValue());
        }
      }
    }
    throw Refusal.noList();
  }

  static Reply all(Ask ask) {
    return ask.says(
        ask.state().campaigns.values().stream()
            .filter(campaign -> isWanted(ask, campaign))
            .map(
                campaign ->
                    ask.isComplete()
                        ? summary(campaign)
                        : JsonValue.object(String.valueOf(campaign.id), campaign.name))
            .toList());
  }

  private static boolean isWanted(Ask ask, Campaign campaign) {
    String status = ask.text("status");
    if (status != null
        && !status.equals(campaign.status())
        && !status.equals(String.valueOf(STATUSES.indexOf(campaign.status()) + 1))) {
      return false;
    }
    @Nullable Long date =
        ask.text("date_field", "created").equals("sent") ? campaign.sent : (Long) campaign.created;
    Long from = ask.time("start_date");
    Long until = ask.time("end_date");
    return (from == null || (date != null && date >= from))
        && (until == null || (date != null && date <= until));
  }

  private static JsonValue.Obj summary(Campaign campaign) {
    var results = new Results(campaign.mails());
    return JsonValue.object(
        "id", campaign.id,
        "name", campaign.name,
        "subject", campaign.subject,
        "date", Times.dashes(campaign.created),
        "from_name", campaign.fromName,
        "from_email", campaign.fromEmail,
        "total_delivered", results.delivered(),
        "opened", results.opened(),
        "unopened", results.unopened());
  }

  /** What has not happened is the word None. */
  static Reply basics(Ask ask) {
    Campaign campaign = ask.campaign();
    return ask.says(
        JsonValue.object(
            "status",
            campaign.status(),
            "date_sent",
            campaign.sent == null ? "None" : Times.dashes(campaign.sent),
            "name",
            campaign.name,
            "date",
            Times.dashes(campaign.created),
            "total_sent",
            campaign.mails().count(),
            "email_from",
            campaign.fromEmail,
            "lists",
            campaign.targets.stream().map(Campaign.Target::spelled).toList(),
            "subject",
            campaign.subject));
  }

  static Reply html(Ask ask) {
    return ask.says(ask.campaign().html);
  }
}
