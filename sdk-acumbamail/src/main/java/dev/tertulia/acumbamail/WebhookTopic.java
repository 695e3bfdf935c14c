package dev.tertulia.acumbamail;

/**
 * What a webhook can tell of. The vendor spells several of them in two ways: one to switch them on,
 * one to read whether they are, which is also the name of the event.
 */
public enum WebhookTopic {
  /** Someone joined; lists only. */
  SUBSCRIBES("subscribes", "subscribes"),
  /** Someone left; lists only. */
  UNSUBSCRIBES("unsubscribes", "unsubscribes"),
  /** A transactional e-mail arrived; account only. */
  DELIVERED("delivered", "delivered"),
  /** An address does not exist. */
  HARD_BOUNCES("hard_bounce", "hard_bounces"),
  /** An address could not be reached. */
  SOFT_BOUNCES("soft_bounce", "soft_bounces"),
  /** Someone called it spam. */
  COMPLAINTS("complain", "complaints"),
  /** Someone opened it. */
  OPENS("opens", "opens"),
  /** Someone clicked. */
  CLICKS("click", "clicks");

  private final String flag;
  private final String event;

  WebhookTopic(String flag, String event) {
    this.flag = flag;
    this.event = event;
  }

  /** How the vendor spells it to switch it on. */
  public String flag() {
    return flag;
  }

  /** How the vendor spells it in answers and events. */
  public String event() {
    return event;
  }

  /** Whether a list's webhook can tell of it. */
  public boolean isOfLists() {
    return this != DELIVERED;
  }

  /** Whether the account's webhook for transactional e-mail can tell of it. */
  public boolean isOfSmtp() {
    return this != SUBSCRIBES && this != UNSUBSCRIBES;
  }
}
