package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.CallScope;
import java.math.BigDecimal;
import java.util.List;

/**
 * E-mail to single people. It needs credits, and must be switched on by the vendor's support: else
 * calls end with an {@link dev.tertulia.core.UnauthorizedException}, although the token is good.
 * Immutable and safe for use by several threads.
 */
public final class Smtp {
  private final MailApi api;
  private final CallScope scope;
  private final RecipientGuard guard;

  Smtp(MailApi api, CallScope scope, RecipientGuard guard) {
    this.api = api;
    this.scope = scope;
    this.guard = guard;
  }

  /**
   * Sends an e-mail ({@code sendOne}). Never repeated, and there is no list to look in if its
   * outcome is unknown.
   *
   * @throws dev.tertulia.core.DecodingException if the vendor took it but gave no key
   */
  public EmailKey send(TransactionalEmail email) {
    guard.check(email);
    return api.send(Form.of(email.wire())).execute(scope);
  }

  /**
   * Sends several ({@code send}). Never repeated. What the vendor answers has never been seen:
   * compare each result's {@code raw} before you trust the rest.
   */
  public List<SentEmail> sendAll(List<TransactionalEmail> emails) {
    emails.forEach(guard::check);
    if (emails.isEmpty()) {
      throw new InvalidRequestException("Smtp.sendAll", "e-mails", "none");
    }
    var mails = new Mailing.Mails(emails.stream().map(TransactionalEmail::wire).toList());
    return api.sendAll(Form.of(mails)).execute(scope).stream().map(SentEmail::of).toList();
  }

  /**
   * Sends a certified e-mail ({@code sendCertifiedEmail}). Never repeated. Known from one source,
   * which never tried it.
   */
  @Alpha
  public EmailKey sendCertified(TransactionalEmail email) {
    guard.check(email);
    return api.sendCertified(Form.of(email.wire())).execute(scope);
  }

  /** How far an e-mail is ({@code getEmailStatus}; repeated after passing failures). */
  @Alpha
  public EmailStatus status(EmailKey email) {
    var form = Form.of(new Forms.OfEmail(email.value()));
    return EmailStatus.of(api.status(form).execute(scope));
  }

  /** How many credits are left ({@code getCreditsSMTP}; repeated after passing failures). */
  public BigDecimal credits() {
    return api.credits(Form.empty()).execute(scope);
  }
}
