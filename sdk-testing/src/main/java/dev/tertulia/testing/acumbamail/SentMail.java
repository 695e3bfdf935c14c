package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;

/**
 * An e-mail that has left Acumbamail, of a campaign or on its own: what it says, and what its
 * reader does with it now. Every deed is counted in the reports and told to the webhook that asks
 * for it.
 *
 * <pre>{@code
 * acumbamail.mail(campaign, "ana@example.com").in("FR").isClicked("https://example.com/menu");
 * }</pre>
 */
public final class SentMail {
  private final AcumbamailSandbox acumbamail;
  private final State state;
  private final Mail mail;

  SentMail(AcumbamailSandbox acumbamail, State state, Mail mail) {
    this.acumbamail = acumbamail;
    this.state = state;
    this.mail = mail;
  }

  /** Its key, which webhooks call {@code email_key}. */
  public String key() {
    return mail.key;
  }

  /** The address it went to. */
  public String to() {
    return mail.to;
  }

  /** Its subject. */
  public String subject() {
    return String.valueOf(json().at("subject").asText());
  }

  /** Its HTML, with values in the place of merge tags. */
  public String body() {
    return String.valueOf(json().at("body").asText());
  }

  /** All that was ordered with it, by the names of the wire. */
  public JsonValue json() {
    return acumbamail.locked(mail::told);
  }

  /** Its reader is in that country, as in {@code ES}, where readers are unless told. */
  public SentMail in(String country) {
    return reading(new Mail.Means(country, mail.means.browser(), mail.means.system()));
  }

  /** Its reader reads with these; with Chrome on Windows unless told. */
  public SentMail with(String browser, String system) {
    return reading(new Mail.Means(mail.means.country(), browser, system));
  }

  /** It is opened. */
  public void isOpened() {
    acumbamail.arrange(() -> mail.opens(state));
  }

  /** It is opened, if it was not yet, and a link in it is clicked. */
  public void isClicked(String url) {
    acumbamail.arrange(() -> mail.clicks(state, url));
  }

  /** There is no such address: whoever had it gets no more mail from the list. */
  public void bouncesHard() {
    happens(Event.HARD_BOUNCE);
  }

  /** The mailbox was full, or the like. */
  public void bouncesSoft() {
    happens(Event.SOFT_BOUNCE);
  }

  /** Its reader says it is spam, and gets no more mail from the list. */
  public void isReported() {
    happens(Event.COMPLAIN);
  }

  /** Its reader wants no more of the list. */
  public void isUnsubscribed() {
    happens(Event.UNSUBSCRIBES);
  }

  @Override
  public String toString() {
    return "SentMail[" + mail.key + "]";
  }

  private SentMail reading(Mail.Means means) {
    acumbamail.arrange(() -> mail.means = means);
    return this;
  }

  private void happens(Event event) {
    acumbamail.arrange(() -> mail.happens(state, event));
  }
}
