package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The accounts a file works with.
 *
 * @param highLevel a location of HighLevel
 * @param acumbamail an account of Acumbamail
 */
record Services(HighLevel highLevel, Optional<Acumbamail> acumbamail) {
  private static final CredentialsProvider NOBODY = CredentialsProvider.supplier("none", () -> "");
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  static final Services NONE = new Services(HighLevel.NONE, Optional.empty());

  /**
   * A location.
   *
   * @param location its id
   * @param token opens it
   * @param zone by whose clocks it works
   * @param baseUrl another address than the vendor's
   */
  record HighLevel(
      String location, CredentialsProvider token, ZoneId zone, Optional<String> baseUrl) {
    static final HighLevel NONE = new HighLevel("", NOBODY, MADRID, Optional.empty());

    ConversationsClient client(Journal journal, Timekeeper time) {
      var builder =
          ConversationsClient.builder()
              .credentials(token)
              .location(location)
              .journal(journal)
              .timekeeper(time);
      return baseUrl.map(builder::baseUrl).orElse(builder).build();
    }
  }

  /**
   * An account.
   *
   * @param token opens it
   * @param zone of the vendor's clocks
   * @param baseUrl another address than the vendor's
   */
  record Acumbamail(CredentialsProvider token, ZoneId zone, Optional<String> baseUrl) {
    static final Acumbamail NONE = new Acumbamail(NOBODY, MADRID, Optional.empty());

    AcumbamailClient client(Timekeeper time) {
      var builder = AcumbamailClient.builder().credentials(token).zone(zone).timekeeper(time);
      return baseUrl.map(builder::baseUrl).orElse(builder).build();
    }
  }

  /** By whose clocks the location works. */
  ZoneId zone() {
    return highLevel.zone();
  }

  static Services read(Value value, Scope scope) {
    return value.section(
        section ->
            new Services(
                section.required("highLevel", each -> highLevel(each, scope), HighLevel.NONE),
                section.find("acumbamail").map(each -> acumbamail(each, scope))),
        NONE);
  }

  private static HighLevel highLevel(Value value, Scope scope) {
    return value.section(
        section ->
            new HighLevel(
                section.required("location", each -> location(each, scope), ""),
                section.required("token", each -> SecretRef.read(each, scope).provider(), NOBODY),
                section.required("zone", Value::zone, MADRID),
                section.find("baseUrl").map(Services::url)),
        HighLevel.NONE);
  }

  /** No secret, but other people's in a file that is shared. */
  private static String location(Value value, Scope scope) {
    if (value.isText()) {
      return value.parsed(
          "the id of a location",
          text -> {
            var unused = ConversationsClient.builder().location(text);
            return text;
          },
          "");
    }
    SecretRef elsewhere = SecretRef.read(value, scope);
    return scope.rehearsed() || !value.problems().none() ? "" : elsewhere.secret().reveal();
  }

  private static Acumbamail acumbamail(Value value, Scope scope) {
    return value.section(
        section ->
            new Acumbamail(
                section.required("token", each -> SecretRef.read(each, scope).provider(), NOBODY),
                section.optional("zone", Value::zone, MADRID),
                section.find("baseUrl").map(Services::url)),
        Acumbamail.NONE);
  }

  /** The client builders refuse all but https, and http on this machine; with the place, here. */
  private static String url(Value value) {
    return value.parsed(
        "https://…, or http on this machine",
        text -> {
          var unused = ConversationsClient.builder().baseUrl(text);
          return text;
        },
        "");
  }
}
