package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.CallScope;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mail to whole lists. Immutable and safe for use by several threads.
 *
 * <p>The vendor has no drafts: {@link #send} mails everyone at once, and what was sent or scheduled
 * can be neither changed nor called off here.
 *
 * <pre>{@code
 * CampaignId id = client.campaigns().send(
 *     NewCampaign.html("May", Sender.of("ana@example.com").name("Ana"), "Hello", html).to(list));
 * long opened = client.reports(id).totals().opened();
 * }</pre>
 */
public final class Campaigns {
  private final CampaignsApi api;
  private final CallScope scope;
  private final RecipientGuard guard;
  private final Timekeeper time;
  private final ZoneId zone;

  Campaigns(CampaignsApi api, CallScope scope, RecipientGuard guard, Timekeeper time, ZoneId zone) {
    this.api = api;
    this.scope = scope;
    this.guard = guard;
    this.time = time;
    this.zone = zone;
  }

  /**
   * Mails everyone in the audience, now ({@code createCampaign}, or {@code sendTemplateCampaign}
   * for a template). Never repeated; if its outcome is unknown, look for its name in {@link #all}.
   *
   * @throws dev.tertulia.core.ApiException also with status 200 or 201: the vendor may answer why
   *     it did not send as if it had
   */
  public CampaignId send(NewCampaign campaign) {
    return call(campaign, null).execute(scope);
  }

  /**
   * Has everyone in the audience mailed at that moment ({@code createCampaign} or {@code
   * sendTemplateCampaign} with {@code date_send}). Never repeated; see {@link #send}.
   *
   * <p>The vendor takes minutes, so it is the next full one; and it takes what its clocks show, so
   * the moment is told in {@link AcumbamailClient#zone()}, an assumption.
   *
   * @throws InvalidRequestException if the moment has passed: it would be sent at once; or if
   *     clocks show it twice
   */
  public CampaignId schedule(NewCampaign campaign, Instant moment) {
    return call(campaign, minute(moment)).execute(scope);
  }

  private ApiCall<CampaignId> call(NewCampaign campaign, @Nullable LocalDateTime sendAt) {
    guard.check(campaign);
    return campaign.template() == null
        ? api.send(Form.of(campaign.ofHtml(sendAt)))
        : api.sendTemplate(Form.of(campaign.ofTemplate(sendAt)));
  }

  private LocalDateTime minute(Instant moment) {
    if (!moment.isAfter(time.now())) {
      throw new InvalidRequestException("schedule.moment", "one that is to come", "a past one");
    }
    Instant begun = moment.truncatedTo(ChronoUnit.MINUTES);
    Instant full = begun.equals(moment) ? begun : begun.plus(1, ChronoUnit.MINUTES);
    LocalDateTime shown = LocalDateTime.ofInstant(full, zone);
    requireToCome("schedule.moment", shown, zone, time.now());
    return shown;
  }

  /** What clocks show must be one moment, and not passed: it would be sent at once. */
  static void requireToCome(String where, LocalDateTime shown, ZoneId zone, Instant now) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
    if (offsets.size() != 1) {
      throw new InvalidRequestException(
          where,
          "one that clocks in " + zone + " show once",
          "one they " + (offsets.isEmpty() ? "skip" : "show twice"));
    }
    Instant minute = shown.truncatedTo(ChronoUnit.MINUTES).toInstant(offsets.get(0));
    if (!minute.isAfter(now)) {
      throw new InvalidRequestException(where, "one that is to come", "a past one");
    }
  }

  /**
   * The account's campaigns ({@code getCampaigns}; repeated after passing failures). All is asked
   * for, but the vendor is known to answer with id and name only.
   */
  public List<CampaignSummary> all() {
    return all(CampaignQuery.all());
  }

  /** Some of them; see {@link #all()}. */
  public List<CampaignSummary> all(CampaignQuery query) {
    return api.all(Form.of(query.wire())).execute(scope);
  }

  /**
   * What a campaign is ({@code getCampaignBasicInformation}; repeated after passing failures).
   *
   * @throws NotFoundException if there is none
   */
  public CampaignInfo get(CampaignId campaign) {
    return api.get(of(campaign)).execute(scope);
  }

  /**
   * What a campaign says ({@code getCampaignHTML}; repeated after passing failures). Undocumented,
   * and its answer has never been seen: HTML as it is, or in quotes.
   */
  @Alpha
  public String html(CampaignId campaign) {
    return api.html(of(campaign)).execute(scope);
  }

  private static Form<Forms.OfCampaign> of(CampaignId campaign) {
    return Form.of(new Forms.OfCampaign(campaign));
  }
}
