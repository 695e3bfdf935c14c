package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.conversations.Contact;
import dev.tertulia.core.InvalidRequestException;
import java.util.function.Predicate;

/**
 * A list, who may be put on it, and with what.
 *
 * <pre>{@code
 * ListTarget.of(acumbamail, ListId.of(1000), contact -> contact.hasTag("newsletter"))
 *     .mapping(Mapping.of("nombre", Contact::firstName))
 * }</pre>
 *
 * <p>Nobody is added who must not be written to by e-mail, and nobody is added or changed whose
 * address the list knows as unsubscribed, complained, bounced or not yet confirmed; see {@link
 * Enrolled}. An address that was <em>erased</em> from the list is unknown there, and is added again
 * if the rule for consent says so. Someone who leaves between the look and the update, a fraction
 * of a second, is updated all the same; whether that brings them back is undocumented.
 *
 * @param client whose list it is
 * @param list the list
 * @param consent whether that contact wants the list's mail; there is no usual answer
 * @param mapping what is written; times by the clocks of {@link AcumbamailClient#zone}
 * @param confirming whether a mail asks them to confirm first
 * @param <S> what is mapped
 */
public record ListTarget<S>(
    AcumbamailClient client,
    ListId list,
    Predicate<? super Contact> consent,
    Mapping<S> mapping,
    boolean confirming) {

  /** A list that gets addresses only, each asked by mail to confirm. */
  public static ListTarget<Object> of(
      AcumbamailClient client, ListId list, Predicate<? super Contact> consent) {
    return new ListTarget<>(client, list, consent, Mapping.none(), true);
  }

  /** The same, writing fields of the list. */
  public <T> ListTarget<T> mapping(Mapping<T> fields) {
    return new ListTarget<>(client, list, consent, fields, confirming);
  }

  /** The same without asking for confirmation: for consent that can be proven otherwise. */
  public ListTarget<S> withoutConfirmation() {
    return new ListTarget<>(client, list, consent, mapping, false);
  }

  /**
   * The way onto it: asks the list for its fields, in one call, and compares.
   *
   * @throws InvalidRequestException if the mapping names a field the list does not have
   */
  public Enrolment<S> checked() {
    String emailTag = mapping.check(client.lists().fields(list));
    return new Enrolment<>(this, client.subscribers(list), emailTag);
  }

  @Override
  public String toString() {
    return "ListTarget[list=" + list.value() + ", mapping=" + mapping + "]";
  }
}
