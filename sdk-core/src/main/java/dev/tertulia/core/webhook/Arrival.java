package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event, as far as an inbox must understand it. What it holds besides is read again, from the
 * stored bytes, each time it is handled.
 *
 * <p>An event is known by its ids, and may be about something that has an alias. It is one that
 * came before, and is not handled again, if one of its ids was an id or an alias of an event of the
 * last days, or one of its aliases was an id. Two events that share an alias only are two events
 * about the same thing. So a message that a webhook brought (its own id, the message as an alias)
 * and that was found once more by asking the service (the message as its id) is handled once,
 * whichever comes first, while two webhooks about one message are both handled. The first id is the
 * event's key. Without any id the SHA-256 of its bytes takes their place.
 *
 * @param content its bytes, and the headers needed to read them; method and target are dropped
 * @param ids what it is known by; at most 8 of at most 200 characters
 * @param aliases what it is about, as far as others may bring the same; as many
 * @param type the service's word for what happened; empty if it gives none
 * @param orderKey events that share it are handled one after the other: the conversation, else the
 *     contact, else what it belongs to. Empty for an event that waits for no other
 * @param timestamp when it happened, as the service says; null if it does not
 */
public record Arrival(
    WebhookRequest content,
    List<String> ids,
    List<String> aliases,
    String type,
    String orderKey,
    @Nullable Instant timestamp) {
  private static final int MOST_IDS = 8;
  private static final int LONGEST_TEXT = 200;

  /** Refuses what cannot be kept, and gives an event without ids its own. */
  public Arrival {
    content = content.keeping(content.headers().keySet().toArray(new String[0]));
    ids = ids.isEmpty() ? List.of("sha256:" + sha256(content.bytes())) : List.copyOf(ids);
    aliases = List.copyOf(aliases);
    requireFew("ids", ids);
    requireFew("aliases", aliases);
    requireShort("type", type);
    requireShort("orderKey", orderKey);
  }

  private static void requireFew(String name, List<String> ids) {
    if (ids.size() > MOST_IDS) {
      throw new InvalidRequestException("Arrival." + name, "at most " + MOST_IDS, "" + ids.size());
    }
    for (String id : ids) {
      requireShort(name, id);
      if (id.isEmpty()) {
        throw new InvalidRequestException("Arrival." + name, "at least a character", "none");
      }
    }
  }

  private static void requireShort(String name, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidRequestException(
          "Arrival." + name,
          "at most " + LONGEST_TEXT + " characters",
          text.length() + " characters");
    }
  }

  /** The id that stands for it: the same at every attempt, after every restart. */
  public String key() {
    return ids.get(0);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Arrival[" + type + ", " + content.size() + " bytes]";
  }
}
