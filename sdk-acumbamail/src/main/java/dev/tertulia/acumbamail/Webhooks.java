package dev.tertulia.acumbamail;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.CallScope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where the vendor tells of events: one webhook for each list, and one for the account's
 * transactional e-mail. Immutable and safe for use by several threads.
 */
public final class Webhooks {
  private final WebhooksApi api;
  private final CallScope scope;

  Webhooks(WebhooksApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /** The webhook of a list; empty if it has none ({@code getListWebhook}; repeated). */
  public Optional<Webhook> ofList(ListId list) {
    return find(() -> api.ofList(Form.of("list_id", list)).execute(scope));
  }

  /**
   * The account's webhook for transactional e-mail ({@code getSMTPWebhook}; repeated). What the
   * vendor answers if there is none was never seen: words like those for lists are taken for it.
   */
  public Optional<Webhook> ofSmtp() {
    return find(() -> api.ofSmtp(Form.empty()).execute(scope));
  }

  private static Optional<Webhook> find(Supplier<Webhook> webhook) {
    try {
      return Optional.of(webhook.get());
    } catch (ApiException e) {
      // That there is no such list has the same status.
      String said = e.serverMessage();
      if (said != null && said.toLowerCase(Locale.ROOT).contains("not configured a webhook")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes or replaces a list's webhook ({@code configListWebhook}; repeated). */
  public void configureList(ListId list, WebhookSettings settings) {
    EnumSet<WebhookTopic> possible = possible(settings, WebhookTopic::isOfLists);
    api.configureList(settings.flags(Form.of("list_id", list), possible)).execute(scope);
  }

  /**
   * Makes or replaces the account's webhook for transactional e-mail ({@code configSMTPWebhook};
   * repeated).
   */
  public void configureSmtp(WebhookSettings settings) {
    EnumSet<WebhookTopic> possible = possible(settings, WebhookTopic::isOfSmtp);
    api.configureSmtp(settings.flags(Form.empty(), possible)).execute(scope);
  }

  private static EnumSet<WebhookTopic> possible(
      WebhookSettings settings, Predicate<WebhookTopic> fits) {
    EnumSet<WebhookTopic> possible =
        Arrays.stream(WebhookTopic.values())
            .filter(fits)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(WebhookTopic.class)));
    if (!possible.containsAll(settings.topics())) {
      throw new InvalidRequestException(
          "WebhookSettings.topics", "topics of this kind of webhook", "one of the other kind");
    }
    return possible;
  }
}
