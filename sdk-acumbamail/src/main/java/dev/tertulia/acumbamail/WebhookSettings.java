package dev.tertulia.acumbamail;

import java.util.List;
import java.util.Set;

/**
 * How a webhook is to be. The vendor signs nothing: put a long random text into the address, and
 * compare it when events come.
 *
 * @param url where events go
 * @param topics what to tell of; all others are switched off
 * @param active whether it is switched on
 */
public record WebhookSettings(String url, Set<WebhookTopic> topics, boolean active) {

  /** Refuses what cannot be configured. */
  public WebhookSettings {
    AcumbamailRules.url("WebhookSettings.url", url);
    topics = Set.copyOf(topics);
  }

  /** Events of these topics to that address. */
  public static WebhookSettings of(String url, WebhookTopic... topics) {
    return new WebhookSettings(url, Set.copyOf(List.of(topics)), true);
  }

  /** The same switched off, which is as near to deleting as the vendor comes. */
  public WebhookSettings off() {
    return new WebhookSettings(url, topics, false);
  }

  @Override
  public String toString() {
    return "WebhookSettings[topics=" + topics + ", active=" + active + "]";
  }
}
