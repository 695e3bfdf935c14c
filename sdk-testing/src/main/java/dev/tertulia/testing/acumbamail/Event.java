package dev.tertulia.testing.acumbamail;

/**
 * What webhooks tell. The flag that asks for it is spelled otherwise than what is read and told.
 */
enum Event {
  SUBSCRIBES("subscribes", "subscribes"),
  UNSUBSCRIBES("unsubscribes", "unsubscribes"),
  DELIVERED("delivered", "delivered"),
  HARD_BOUNCE("hard_bounce", "hard_bounces"),
  SOFT_BOUNCE("soft_bounce", "soft_bounces"),
  COMPLAIN("complain", "complaints"),
  OPENS("opens", "opens"),
  CLICK("click", "clicks");

  final String flag;
  final String told;

  Event(String flag, String told) {
    this.flag = flag;
    this.told = told;
  }

  boolean isAboutLists() {
    return this != DELIVERED;
  }

  boolean isAboutMail() {
    return this != SUBSCRIBES && this != UNSUBSCRIBES;
  }
}
