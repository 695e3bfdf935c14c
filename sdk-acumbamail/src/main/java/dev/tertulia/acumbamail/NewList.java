package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * A list to make. The vendor is said to want company and address, against spam, but takes lists
 * without them.
 *
 * <pre>{@code
 * NewList.of("Newsletter", "ana@example.com").company("Casa Ana").city("Madrid").country("ES")
 * }</pre>
 *
 * @param name its name
 * @param senderEmail who gets the list's notifications
 * @param company who sends; null for none, as with all that follow
 * @param country where that is, in free words
 * @param city where that is
 * @param address where that is
 * @param phone its telephone
 * @param description what the list is for
 */
public record NewList(
    String name,
    @JsonName("sender_email") String senderEmail,
    @Nullable String company,
    @Nullable String country,
    @Nullable String city,
    @Nullable String address,
    @Nullable String phone,
    @Nullable String description) {

  /** Refuses what cannot be a list. */
  public NewList {
    Require.text("NewList.name", name);
    Require.email("NewList.senderEmail", senderEmail);
  }

  /** A list with what it needs. */
  public static NewList of(String name, String senderEmail) {
    return new NewList(name, senderEmail, null, null, null, null, null, null);
  }

  /** The same with a company. */
  public NewList company(String text) {
    return new NewList(name, senderEmail, text, country, city, address, phone, description);
  }

  /** The same with a country. */
  public NewList country(String text) {
    return new NewList(name, senderEmail, company, text, city, address, phone, description);
  }

  /** The same with a city. */
  public NewList city(String text) {
    return new NewList(name, senderEmail, company, country, text, address, phone, description);
  }

  /** The same with an address. */
  public NewList address(String text) {
    return new NewList(name, senderEmail, company, country, city, text, phone, description);
  }

  /** The same with a telephone. */
  public NewList phone(String text) {
    return new NewList(name, senderEmail, company, country, city, address, text, description);
  }

  /** The same with a description. */
  public NewList description(String text) {
    return new NewList(name, senderEmail, company, country, city, address, phone, text);
  }

  @Override
  public String toString() {
    return "NewList[name=" + name + "]";
  }
}
