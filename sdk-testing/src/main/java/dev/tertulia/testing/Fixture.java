package dev.tertulia.testing;

import dev.tertulia.core.json.Json;

/**
 * Response records for tests without a server, read from the JSON the service would send. Their
 * constructors change whenever the service says something new; JSON does not mind.
 *
 * <pre>{@code
 * Message message = Fixture.of(Message.class, "{'id': 'm1', 'direction': 'inbound', 'body': 'Hello?'}");
 * }</pre>
 */
public final class Fixture {

  private Fixture() {}

  /**
   * Reads a record as forgivingly as a client does.
   *
   * @param json may be quoted with {@code '} where that reads better, if it holds no {@code "} at
   *     all
   * @throws IllegalArgumentException if it is not JSON of an object
   */
  public static <T> T of(Class<T> type, String json) {
    return Json.standard().read(type, json.contains("\"") ? json : json.replace('\'', '"'));
  }
}
