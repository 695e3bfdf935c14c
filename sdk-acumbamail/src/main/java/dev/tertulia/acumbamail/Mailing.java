package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written to people, and where the vendor tells of it, in its words. Public records only
 * because the JSON layer needs that.
 */
final class Mailing {
  private Mailing() {}

  /**
   * A campaign of HTML.
   *
   * @param name its internal name
   * @param fromName the sender's name
   * @param fromEmail the sender's address, verified in the account
   * @param subject its subject
   * @param content what it says, with the link {@code *|UNSUBSCRIBE_URL|*}
   * @param lists ids of lists; {@code s} and its id for a segment of one
   * @param trackingUrls whether links are led through the vendor; usually yes
   * @param https whether those links are https
   * @param trackingDomain through which domain
   * @param preHeader what mailboxes show after the subject
   * @param sendAt when it leaves; now without it, and also if it has passed
   */
  public record Html(
      String name,
      @JsonName("from_name") String fromName,
      @JsonName("from_email") String fromEmail,
      String subject,
      String content,
      List<String> lists,
      @JsonName("tracking_urls") @Nullable Boolean trackingUrls,
      @Nullable Boolean https,
      @JsonName("tracking_domain") @Nullable String trackingDomain,
      @JsonName("pre_header") @Nullable String preHeader,
      @JsonName("date_send") @Nullable LocalDateTime sendAt) {}

  /**
   * A campaign from a stored template.
   *
   * @param name its internal name
   * @param fromName the sender's name
   * @param fromEmail the sender's address, verified in the account
   * @param subject its subject
   * @param template the template's id
   * @param lists ids of lists; {@code s} and its id for a segment of one
   * @param https whether links are https
   * @param sendAt when it leaves; now without it, and also if it has passed
   */
  public record Templated(
      String name,
      @JsonName("from_name") String fromName,
      @JsonName("from_email") String fromEmail,
      String subject,
      @JsonName("template_id") TemplateId template,
      List<String> lists,
      @Nullable Boolean https,
      @JsonName("date_send") @Nullable LocalDateTime sendAt) {}

  /**
   * An e-mail to one person.
   *
   * @param fromEmail the sender's address, verified in the account
   * @param fromName the sender's name; said to be ignored
   * @param to the recipient
   * @param subject its subject
   * @param body what it says, in HTML; this or a template
   * @param template the template's id; this or HTML
   * @param tags what stands for each {@code *|TAG|*}
   * @param cc who gets a copy
   * @param bcc who gets a hidden copy
   * @param category groups the vendor's statistics
   * @param programDate when it leaves; in which form is not known for certain
   */
  public record Mail(
      @JsonName("from_email") String fromEmail,
      @JsonName("from_name") @Nullable String fromName,
      @JsonName("to_email") String to,
      String subject,
      @Nullable String body,
      @JsonName("template_id") @Nullable String template,
      @JsonName("merge_tags") @Nullable Map<String, String> tags,
      @JsonName("cc_email") @Nullable String cc,
      @JsonName("bcc_email") @Nullable String bcc,
      @Nullable String category,
      @JsonName("program_date") @Nullable String programDate) {}

  /**
   * Several e-mails.
   *
   * @param messages the e-mails
   */
  public record Mails(List<Mail> messages) {}

  /**
   * A text message.
   *
   * @param recipient the number in E.164 form
   * @param body what it says
   * @param sender what the telephone shows: at most 11 letters and digits
   */
  public record Text(String recipient, String body, String sender) {}

  /**
   * Text messages.
   *
   * @param messages the text messages
   */
  public record Texts(List<Text> messages) {}

  /**
   * A list's webhook: each flag, because nobody has written down what leaving one out means.
   *
   * @param list the list's id
   * @param url where events go
   * @param subscribes whether someone joined
   * @param unsubscribes whether someone left
   * @param hardBounce whether an address does not exist
   * @param softBounce whether an address could not be reached
   * @param complain whether someone called it spam
   * @param opens whether someone opened it
   * @param click whether someone clicked
   * @param active whether the webhook is switched on
   */
  public record ListWebhook(
      @JsonName("list_id") ListId list,
      @JsonName("callback_url") String url,
      Boolean subscribes,
      Boolean unsubscribes,
      @JsonName("hard_bounce") Boolean hardBounce,
      @JsonName("soft_bounce") Boolean softBounce,
      Boolean complain,
      Boolean opens,
      Boolean click,
      Boolean active) {

    static ListWebhook of(ListId list, WebhookSettings settings) {
      Set<WebhookTopic> on = settings.topics();
      return new ListWebhook(
          list,
          settings.url(),
          on.contains(WebhookTopic.SUBSCRIBES),
          on.contains(WebhookTopic.UNSUBSCRIBES),
          on.contains(WebhookTopic.HARD_BOUNCES),
          on.contains(WebhookTopic.SOFT_BOUNCES),
          on.contains(WebhookTopic.COMPLAINTS),
          on.contains(WebhookTopic.OPENS),
          on.contains(WebhookTopic.CLICKS),
          settings.active());
    }
  }

  /**
   * The account's webhook for transactional e-mail; each flag, as for a list's.
   *
   * @param url where events go
   * @param delivered whether an e-mail arrived
   * @param hardBounce whether an address does not exist
   * @param softBounce whether an address could not be reached
   * @param complain whether someone called it spam
   * @param opens whether someone opened it
   * @param click whether someone clicked
   * @param active whether the webhook is switched on
   */
  public record SmtpWebhook(
      @JsonName("callback_url") String url,
      Boolean delivered,
      @JsonName("hard_bounce") Boolean hardBounce,
      @JsonName("soft_bounce") Boolean softBounce,
      Boolean complain,
      Boolean opens,
      Boolean click,
      Boolean active) {

    static SmtpWebhook of(WebhookSettings settings) {
      Set<WebhookTopic> on = settings.topics();
      return new SmtpWebhook(
          settings.url(),
          on.contains(WebhookTopic.DELIVERED),
          on.contains(WebhookTopic.HARD_BOUNCES),
          on.contains(WebhookTopic.SOFT_BOUNCES),
          on.contains(WebhookTopic.COMPLAINTS),
          on.contains(WebhookTopic.OPENS),
          on.contains(WebhookTopic.CLICKS),
          settings.active());
    }
  }
}
