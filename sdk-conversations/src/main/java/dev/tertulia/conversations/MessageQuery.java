package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.util.List;

/**
 * Which messages of a conversation. They come newest first; the vendor offers no other order and no
 * dates.
 *
 * @param types only these kinds; empty for all
 * @param pageSize how many are fetched at once, from 1 to 100
 */
public record MessageQuery(List<MessageType> types, int pageSize) {

  /** Refuses what cannot be asked. */
  public MessageQuery {
    types = List.copyOf(types);
    Require.between("MessageQuery.pageSize", pageSize, 1, 100);
  }

  /** All of them. */
  public static MessageQuery all() {
    return new MessageQuery(List.of(), 100);
  }

  /** Only these kinds. */
  public MessageQuery types(MessageType... kinds) {
    return new MessageQuery(List.of(kinds), pageSize);
  }

  /** The same, fetched so many at once, from 1 to 100. */
  public MessageQuery pageSize(int size) {
    return new MessageQuery(types, size);
  }
}
