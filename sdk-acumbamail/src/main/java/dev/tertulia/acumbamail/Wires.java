package dev.tertulia.acumbamail;

import dev.tertulia.core.transport.Transport;

/** All wire interfaces, brought to life once and shared by all views of a client. */
record Wires(
    ListsApi lists,
    SubscribersApi subscribers,
    CampaignsApi campaigns,
    ReportsApi reports,
    MailApi mail,
    WebhooksApi webhooks) {

  /** For functions without a published limit: the highest of those that have one. */
  static final String UNPUBLISHED = "5/1s";

  /** For functions we do not know: the lowest. */
  static final String UNKNOWN = "10/60s";

  static Wires of(Transport transport) {
    return new Wires(
        transport.create(ListsApi.class),
        transport.create(SubscribersApi.class),
        transport.create(CampaignsApi.class),
        transport.create(ReportsApi.class),
        transport.create(MailApi.class),
        transport.create(WebhooksApi.class));
  }
}
