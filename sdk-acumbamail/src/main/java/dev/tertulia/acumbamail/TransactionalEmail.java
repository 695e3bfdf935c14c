package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to one person: a receipt, a password. No attachments and no reply address: the vendor
 * has none.
 *
 * <pre>{@code
 * TransactionalEmail.html(Sender.of("shop@example.com"), "ana@example.com", "Your order", html)
 * }</pre>
 *
 * @param from the sender
 * @param to the recipient
 * @param subject its subject
 * @param content what it says
 * @param cc who gets a copy; null for nobody
 * @param bcc who gets a hidden copy; null for nobody
 * @param category groups the vendor's statistics; null for none
 * @param programDate when it leaves, as {@link #programDate(String)} tells; null for now
 */
public record TransactionalEmail(
    Sender from,
    String to,
    String subject,
    Content content,
    @Nullable String cc,
    @Nullable String bcc,
    @Nullable String category,
    @Nullable String programDate) {

  /**
   * What an e-mail says: HTML, or a template and what to put into it.
   *
   * @param html null for a template
   * @param template null for HTML
   * @param tags what stands for each {@code *|TAG|*}
   */
  public record Content(
      @Nullable String html, @Nullable TemplateId template, Map<String, String> tags) {

    /** Refuses both at once, and neither. */
    public Content {
      if ((html == null) == (template == null)) {
        throw new InvalidRequestException(
            "TransactionalEmail.content", "HTML or a template", html == null ? "neither" : "both");
      }
      if (html != null) {
        Require.text("TransactionalEmail.html", html);
      }
      tags = Copies.of(tags);
      tags.keySet().forEach(tag -> AcumbamailRules.tag("TransactionalEmail.tags", tag));
    }

    @Override
    public String toString() {
      return "Content[" + (html == null ? template : "html") + ", " + tags.size() + " tags]";
    }
  }

  /** Refuses what cannot be sent. */
  public TransactionalEmail {
    Require.email("TransactionalEmail.to", to);
    Require.text("TransactionalEmail.subject", subject);
    if (cc != null) {
      Require.email("TransactionalEmail.cc", cc);
    }
    if (bcc != null) {
      Require.email("TransactionalEmail.bcc", bcc);
    }
  }

  /** An e-mail of HTML. */
  public static TransactionalEmail html(Sender from, String to, String subject, String html) {
    var content = new Content(html, null, Map.of());
    return new TransactionalEmail(from, to, subject, content, null, null, null, null);
  }

  /** An e-mail from a stored template. */
  public static TransactionalEmail template(
      Sender from, String to, String subject, TemplateId template) {
    var content = new Content(null, template, Map.of());
    return new TransactionalEmail(from, to, subject, content, null, null, null, null);
  }

  /** The same with something to stand for {@code *|TAG|*}. */
  public TransactionalEmail tag(String tag, String value) {
    var more =
        new Content(content.html(), content.template(), Copies.plus(content.tags(), tag, value));
    return new TransactionalEmail(from, to, subject, more, cc, bcc, category, programDate);
  }

  /** The same with a copy. */
  public TransactionalEmail cc(String address) {
    return new TransactionalEmail(from, to, subject, content, address, bcc, category, programDate);
  }

  /** The same with a hidden copy. */
  public TransactionalEmail bcc(String address) {
    return new TransactionalEmail(from, to, subject, content, cc, address, category, programDate);
  }

  /** The same in a group of the vendor's statistics. */
  public TransactionalEmail category(String name) {
    return new TransactionalEmail(from, to, subject, content, cc, bcc, name, programDate);
  }

  /**
   * The same at another time, in the words you give: the vendor's page says {@code DD//MM/YYYY
   * HH:MM}, another source {@code YYYY-MM-DD HH:MM}, and nobody has tried. A text the vendor does
   * not understand may send it now.
   */
  @Alpha
  public TransactionalEmail programDate(String text) {
    return new TransactionalEmail(from, to, subject, content, cc, bcc, category, text);
  }

  /** In the vendor's words. */
  Mailing.Mail wire() {
    TemplateId template = content.template();
    return new Mailing.Mail(
        from.email(),
        from.name(),
        to,
        subject,
        content.html(),
        template == null ? null : String.valueOf(template.value()),
        content.tags().isEmpty() ? null : content.tags(),
        cc,
        bcc,
        category,
        programDate);
  }

  @Override
  public String toString() {
    return "TransactionalEmail[" + content + "]";
  }
}
