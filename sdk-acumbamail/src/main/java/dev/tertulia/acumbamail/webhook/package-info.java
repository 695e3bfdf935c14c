/**
 * What Acumbamail tells by itself: events of lists and of transactional e-mail, whether they arrive
 * as webhooks or are found by polling. Begin with {@link
 * dev.tertulia.acumbamail.webhook.AcumbamailWebhooks}.
 */
@NullMarked
package dev.tertulia.acumbamail.webhook;

import org.jspecify.annotations.NullMarked;
