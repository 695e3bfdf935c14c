/**
 * Acumbamail, all of its public functions: begin with {@link
 * dev.tertulia.acumbamail.AcumbamailClient}.
 *
 * <p>What we send is checked before it leaves. What the vendor sends is read by its shape, because
 * one function answers in several: any component of a response can be null, lists are empty rather
 * than null, words are open values, and what nobody has seen yet stays JSON.
 *
 * <p>Times in answers are what the vendor's clocks show, without a zone, because none is
 * documented; {@link dev.tertulia.acumbamail.AcumbamailClient#zone()} is the one assumed.
 */
@NullMarked
package dev.tertulia.acumbamail;

import org.jspecify.annotations.NullMarked;
