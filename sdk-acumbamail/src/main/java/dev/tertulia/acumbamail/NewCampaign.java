package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign to send: the vendor has no drafts, nothing that is sent can be changed, and nothing
 * that is scheduled can be called off by this API.
 *
 * <pre>{@code
 * NewCampaign.html("May news", Sender.of("ana@example.com").name("Ana"), "Hello", html)
 *     .to(ListId.of(1000))
 * }</pre>
 *
 * @param name its internal name
 * @param from the sender, with a name
 * @param subject its subject
 * @param html what it says, with the link {@code *|UNSUBSCRIBE_URL|*}; null for a template
 * @param template what it says; null for HTML
 * @param audience to whom, each list once
 * @param tracking how clicks are followed
 * @param preHeader what mailboxes show after the subject; null for none. Undocumented by the
 *     vendor, and HTML only
 */
public record NewCampaign(
    String name,
    Sender from,
    String subject,
    @Nullable String html,
    @Nullable TemplateId template,
    List<Audience> audience,
    Tracking tracking,
    @Nullable String preHeader) {

  /**
   * A list, or a part of one.
   *
   * @param list the list
   * @param segment the part of it; null for all
   */
  public record Audience(ListId list, @Nullable SegmentId segment) {
    String wire() {
      return segment == null ? String.valueOf(list.value()) : "s" + segment.value();
    }
  }

  /**
   * How clicks are followed. Components are null for what is usual.
   *
   * @param urls whether links are led through the vendor; usually yes; HTML only
   * @param https whether those links are https; the domain must point to the vendor then
   * @param domain through which domain; undocumented by the vendor, and HTML only
   */
  public record Tracking(@Nullable Boolean urls, @Nullable Boolean https, @Nullable String domain) {
    static final Tracking USUAL = new Tracking(null, null, null);
  }

  /** Refuses what cannot be sent; its audience is asked for when it is. */
  public NewCampaign {
    Require.text("NewCampaign.name", name);
    Require.text("NewCampaign.from.name", from.name());
    Require.text("NewCampaign.subject", subject);
    if ((html == null) == (template == null)) {
      throw new InvalidRequestException(
          "NewCampaign", "HTML or a template", html == null ? "neither" : "both");
    }
    if (html != null) {
      AcumbamailRules.leavable("NewCampaign.html", html);
    } else if (preHeader != null || tracking.urls() != null || tracking.domain() != null) {
      throw new InvalidRequestException(
          "NewCampaign", "a template with nothing but https", "what goes with HTML only");
    }
    audience = List.copyOf(audience);
    var lists = new HashSet<ListId>();
    if (!audience.stream().allMatch(each -> lists.add(each.list()))) {
      throw new InvalidRequestException(
          "NewCampaign.audience", "each list, or one segment of it, once", "a list twice");
    }
  }

  /** A campaign of HTML with the link {@code *|UNSUBSCRIBE_URL|*}. */
  public static NewCampaign html(String name, Sender from, String subject, String html) {
    return new NewCampaign(name, from, subject, html, null, List.of(), Tracking.USUAL, null);
  }

  /** A campaign from a stored template. */
  public static NewCampaign template(
      String name, Sender from, String subject, TemplateId template) {
    return new NewCampaign(name, from, subject, null, template, List.of(), Tracking.USUAL, null);
  }

  /** The same, also to everyone on a list. */
  public NewCampaign to(ListId list) {
    return audience(Copies.plus(audience, new Audience(list, null)));
  }

  /** The same, also to a segment of a list. */
  public NewCampaign to(ListId list, SegmentId segment) {
    return audience(Copies.plus(audience, new Audience(list, segment)));
  }

  private NewCampaign audience(List<Audience> all) {
    return new NewCampaign(name, from, subject, html, template, all, tracking, preHeader);
  }

  /** The same, with clicks followed in another way. */
  public NewCampaign tracking(Tracking how) {
    return new NewCampaign(name, from, subject, html, template, audience, how, preHeader);
  }

  /** The same with a text for mailboxes to show after the subject. */
  public NewCampaign preHeader(String text) {
    return new NewCampaign(name, from, subject, html, template, audience, tracking, text);
  }

  /** In the vendor's words. */
  Mailing.Html ofHtml(@Nullable LocalDateTime sendAt) {
    return new Mailing.Html(
        name,
        Require.text("NewCampaign.from.name", from.name()),
        from.email(),
        subject,
        Objects.requireNonNull(html),
        lists(),
        tracking.urls(),
        tracking.https(),
        tracking.domain(),
        preHeader,
        sendAt);
  }

  /** In the vendor's words. */
  Mailing.Templated ofTemplate(@Nullable LocalDateTime sendAt) {
    return new Mailing.Templated(
        name,
        Require.text("NewCampaign.from.name", from.name()),
        from.email(),
        subject,
        Objects.requireNonNull(template),
        lists(),
        tracking.https(),
        sendAt);
  }

  private List<String> lists() {
    if (audience.isEmpty()) {
      throw new InvalidRequestException("NewCampaign.audience", "a list or segment", "none");
    }
    return audience.stream().map(Audience::wire).toList();
  }

  @Override
  public String toString() {
    return "NewCampaign[name=" + name + ", audience=" + audience + "]";
  }
}
