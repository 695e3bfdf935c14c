package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * What an e-mail says.
 *
 * @param subject on one line
 * @param html the text in HTML
 * @param text the plain text
 * @param templateId one of the location's templates
 */
public record EmailContent(
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable String templateId) {
  static final EmailContent EMPTY = new EmailContent(null, null, null, null);

  /** Refuses what cannot be sent. */
  public EmailContent {
    if (subject != null && subject.chars().anyMatch(c -> c < ' ')) {
      throw new InvalidRequestException("Email.subject", "one line", "a control character");
    }
  }

  EmailContent subject(String value) {
    return new EmailContent(Require.text("Email.subject", value), html, text, templateId);
  }

  EmailContent html(String value) {
    return new EmailContent(subject, Require.text("Email.html", value), text, templateId);
  }

  EmailContent text(String value) {
    return new EmailContent(subject, html, Require.text("Email.text", value), templateId);
  }

  EmailContent template(String value) {
    return new EmailContent(subject, html, text, Require.text("Email.template", value));
  }

  @Override
  public String toString() {
    return "EmailContent[templateId=" + templateId + "]";
  }
}
