package dev.tertulia.core.auth;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A grant as a line of JSON. What cannot be read is never taken for nothing. */
final class GrantText {
  private static final long VERSION = 1;

  private GrantText() {}

  static String write(Grant grant) {
    Grant.Lease lease = grant.lease();
    Grant.Trouble trouble = grant.trouble();
    Instant retryAt = trouble.retryAt();
    return JsonValue.object(
            "v",
            VERSION,
            "generation",
            grant.generation(),
            "epoch",
            grant.epoch(),
            "state",
            grant.state().name(),
            "held",
            grant.held() == null ? null : write(grant.held()),
            "parent",
            grant.parent(),
            "lease",
            lease == null
                ? null
                : JsonValue.object("owner", lease.owner(), "until", lease.until().toString()),
            "attempts",
            trouble.attempts(),
            "retryAt",
            retryAt == null ? null : retryAt.toString(),
            "words",
            trouble.words(),
            "orphans",
            grant.orphans().stream().map(GrantText::write).toList())
        .json();
  }

  private static JsonValue write(Grant.Held held) {
    Secret refresh = held.pair().refresh();
    return JsonValue.object(
        "access",
        held.pair().access().reveal(),
        "refresh",
        refresh == null ? null : refresh.reveal(),
        "lifetime",
        held.pair().lifetime().toString(),
        "facts",
        held.pair().facts(),
        "obtainedAt",
        held.obtainedAt().toString(),
        "rejections",
        held.rejections());
  }

  private static JsonValue write(Grant.Orphan orphan) {
    return JsonValue.object(
        "generation",
        orphan.ticket().generation(),
        "epoch",
        orphan.ticket().epoch(),
        "held",
        write(orphan.held()));
  }

  static Grant read(String text) {
    try {
      JsonValue json = JsonValue.parse(text);
      if (number(json, "v") != VERSION) {
        throw unreadable("one of another version of this SDK");
      }
      return read(json);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable("something else");
    }
  }

  private static Grant read(JsonValue json) {
    JsonValue lease = json.at("lease");
    String retryAt = json.at("retryAt").asText();
    List<Grant.Orphan> orphans = new ArrayList<>();
    for (JsonValue each : json.at("orphans").asList()) {
      var ticket = new Grant.Ticket(number(each, "generation"), number(each, "epoch"));
      orphans.add(new Grant.Orphan(ticket, held(each.at("held"))));
    }
    return new Grant(
        number(json, "generation"),
        number(json, "epoch"),
        Grant.State.valueOf(text(json, "state")),
        json.at("held").isMissing() ? null : held(json.at("held")),
        json.at("parent").asText(),
        lease.isMissing()
            ? null
            : new Grant.Lease(text(lease, "owner"), Instant.parse(text(lease, "until"))),
        new Grant.Trouble(
            (int) number(json, "attempts"),
            retryAt == null ? null : Instant.parse(retryAt),
            text(json, "words")),
        orphans);
  }

  private static Grant.Held held(JsonValue json) {
    String refresh = json.at("refresh").asText();
    Map<String, String> facts = new LinkedHashMap<>();
    json.at("facts")
        .asMap()
        .keySet()
        .forEach(name -> facts.put(name, text(json.at("facts"), name)));
    var pair =
        new TokenPair(
            Secret.of(text(json, "access")),
            refresh == null ? null : Secret.of(refresh),
            Duration.parse(text(json, "lifetime")),
            facts);
    return new Grant.Held(
        pair, Instant.parse(text(json, "obtainedAt")), (int) number(json, "rejections"));
  }

  private static String text(JsonValue json, String name) {
    String text = json.at(name).asText();
    if (text == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return text;
  }

  private static long number(JsonValue json, String name) {
    Long number = json.at(name).asLong();
    if (number == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return number;
  }

  /** Without a cause: a parser may quote what it could not read. */
  static InvalidRequestException unreadable(String found) {
    return new InvalidRequestException("the stored grant", "a grant this program can read", found);
  }
}
