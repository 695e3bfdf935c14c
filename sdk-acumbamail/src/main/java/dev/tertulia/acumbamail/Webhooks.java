package dev.tertulia.acumbamail;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.CallScope;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
    return find(() -> api.ofList(Form.of(new Forms.OfList(list))).execute(scope));
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
    requirePossible(settings, WebhookTopic::isOfLists);
    api.configureList(Form.of(Mailing.ListWebhook.of(list, settings))).execute(scope);
  }

  /**
   * Makes or replaces the account's webhook for transactional e-mail ({@code configSMTPWebhook};
   * repeated).
   */
  public void configureSmtp(WebhookSettings settings) {
    requirePossible(settings, WebhookTopic::isOfSmtp);
    api.configureSmtp(Form.of(Mailing.SmtpWebhook.of(settings))).execute(scope);
  }

  private static void requirePossible(WebhookSettings settings, Predicate<WebhookTopic> fits) {
    if (!settings.topics().stream().allMatch(fits)) {
      throw new InvalidRequestException(
          "WebhookSettings.topics", "topics of this kind of webhook", "one of the other kind");
    }
  }
}
