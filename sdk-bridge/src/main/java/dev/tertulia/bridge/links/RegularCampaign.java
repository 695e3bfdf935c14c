package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A campaign that goes to a list at the end of each window in which somebody asked for it: once,
 * and to everyone who is on the list then. So nobody on the list gets two within a window.
 *
 * <p>Who asks first in a window owns it; that is written down before anything is sent. The
 * campaign's name bears a mark of the step that sends it, by which it is found again.
 */
record RegularCampaign(
    AcumbamailClient client,
    ListId list,
    NewCampaign campaign,
    ZonedDateTime first,
    int days,
    Journal journal) {
  private static final int MARK = 12;

  /** What ends before the campaign is ordered says so, or the step would be in doubt. */
  private static final CallReport BEFORE_IT =
      new CallReport("", 0, Outcome.NOT_SENT, null, Safety.ONCE);

  /** The service takes full minutes that are to come. */
  private static final Duration NOTICE = Duration.ofMinutes(5);

  RegularCampaign {
    if (!campaign.audience().isEmpty()) {
      throw new InvalidRequestException(
          "TagAndTarget.campaign", "a campaign without an audience: it gets the list", "one");
    }
    if (days < 1) {
      throw new InvalidRequestException("TagAndTarget.campaign.days", "1 or more", "" + days);
    }
  }

  /** Has it sent at the end of the window, unless another step has seen to that. */
  void request(Step<?> step) {
    ZonedDateTime end = end(step.now());
    if (!owns(step, end.toInstant())) {
      step.note("left to the campaign that goes to the list anyway");
      return;
    }
    CampaignId id = client.campaigns().schedule(named(end, step), end.toInstant());
    step.note("campaign " + id.value());
  }

  /** Absence proves nothing: how soon the service lists a campaign is not known. */
  Outcome resolve(Step<?> step) {
    return client.campaigns().all().stream()
            .anyMatch(each -> each.name() != null && each.name().endsWith(mark(step)))
        ? Outcome.ACCEPTED
        : Outcome.UNKNOWN;
  }

  private boolean owns(Step<?> step, Instant end) {
    // Not by its key, which is another one when a person has decided that it did not happen.
    String mine =
        Journal.fingerprint(
            step.flow() + "/" + step.name() + "/" + step.delivery().idempotencyKey());
    try (Journal.Claim claim = claim("campaign/" + list.value() + "/" + end, step.now())) {
      Journal.Entry owner = claim.entry().orElse(null);
      if (owner == null) {
        claim.write(Journal.Entry.intent(mine, step.now(), end).done("", end));
      }
      return owner == null || owner.fingerprint().equals(mine);
    }
  }

  private Journal.Claim claim(String window, Instant now) {
    return journal
        .claim("links/" + window)
        .orElseThrow(
            () ->
                new NotAdmittedException(
                    BEFORE_IT, "somebody else is at this window", now.plusSeconds(1)));
  }

  private NewCampaign named(ZonedDateTime end, Step<?> step) {
    String name = campaign.name() + " " + end.toLocalDate() + mark(step);
    return new NewCampaign(
            name,
            campaign.from(),
            campaign.subject(),
            campaign.html(),
            campaign.template(),
            campaign.audience(),
            campaign.tracking(),
            campaign.preHeader())
        .to(list);
  }

  private static String mark(Step<?> step) {
    return " #" + Journal.fingerprint(step.key()).substring(0, MARK);
  }

  /** By the calendar, so that ten o'clock stays ten o'clock when clocks change. */
  private ZonedDateTime end(Instant now) {
    ZonedDateTime soon = now.plus(NOTICE).atZone(first.getZone());
    if (soon.isBefore(first)) {
      return first;
    }
    long passed = ChronoUnit.DAYS.between(first, soon) / days;
    return first.plusDays((passed + 1) * days);
  }
}
