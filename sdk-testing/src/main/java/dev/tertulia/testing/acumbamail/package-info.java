/**
 * An Acumbamail in memory: its functions, its rules and its odd answers, written from recorded
 * answers and from nothing of the SDK. Users meet {@link
 * dev.tertulia.testing.acumbamail.AcumbamailSandbox}.
 *
 * <p>The vendor documents next to no answer. Where nobody has shown one, the Sandbox decides, and
 * no program should lean on it: the words of a refusal with 400 or 429, {@code getListSubsStats},
 * {@code getCampaignInformationByISP}, the items of {@code send} and {@code
 * batchDeleteSubscribers}, whom {@code total_subscribers} counts (here the active) and whom {@code
 * getSubscribers} gives unasked (here everybody), the numbers of {@code getEmailStatus}, every
 * report about SMS, the words for a subscriber's status other than {@code active}, and the bodies
 * of webhooks about single e-mails.
 */
@NullMarked
package dev.tertulia.testing.acumbamail;

import org.jspecify.annotations.NullMarked;
