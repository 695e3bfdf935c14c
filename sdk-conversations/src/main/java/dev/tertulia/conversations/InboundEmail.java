package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only recorded e-mails have. The sender's and recipient's addresses belong to the contact's
 * record and cannot be chosen freely.
 *
 * @param html the text in HTML
 * @param subject the subject
 * @param from the sender's address
 * @param to the recipient's address; an additional provider's e-mail goes wrong without it
 * @param cc who got a copy
 * @param bcc who got a hidden copy
 * @param threadEmailMessageId the e-mail to file it under
 */
public record InboundEmail(
    @Nullable String html,
    @Nullable String subject,
    @Nullable String from,
    @Nullable String to,
    List<String> cc,
    List<String> bcc,
    @Nullable String threadEmailMessageId) {

  /** Refuses what is no address. */
  public InboundEmail {
    if (from != null) {
      Require.email("InboundEmail.from", from);
    }
    if (to != null) {
      Require.email("InboundEmail.to", to);
    }
    cc = Require.emails("InboundEmail.cc", cc);
    bcc = Require.emails("InboundEmail.bcc", bcc);
    HighLevelRules.given("InboundEmail.threadEmailMessageId", threadEmailMessageId);
  }

  /** A text in HTML, with its subject. */
  public static InboundEmail of(String subject, String html) {
    return new InboundEmail(html, subject, null, null, List.of(), List.of(), null);
  }

  /** The same from one address to another. */
  public InboundEmail between(String from, String to) {
    return new InboundEmail(html, subject, from, to, cc, bcc, threadEmailMessageId);
  }

  /** The same with copies to these addresses. */
  public InboundEmail cc(String... addresses) {
    return new InboundEmail(html, subject, from, to, List.of(addresses), bcc, threadEmailMessageId);
  }

  /** The same with hidden copies to these addresses. */
  public InboundEmail bcc(String... addresses) {
    return new InboundEmail(html, subject, from, to, cc, List.of(addresses), threadEmailMessageId);
  }

  /** The same filed under another e-mail. */
  public InboundEmail inThread(String emailMessageId) {
    return new InboundEmail(html, subject, from, to, cc, bcc, emailMessageId);
  }

  @Override
  public String toString() {
    return "InboundEmail[threadEmailMessageId=" + threadEmailMessageId + "]";
  }
}
