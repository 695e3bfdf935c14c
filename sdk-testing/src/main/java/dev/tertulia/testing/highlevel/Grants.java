package dev.tertulia.testing.highlevel;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Apps, and what they were granted: codes and refresh tokens, each good for one use. */
final class Grants {
  static final Duration TOKEN_LIVES = Duration.ofSeconds(86_399);
  private static final Duration REFRESH_LIVES = Duration.ofDays(365);

  private final State state;
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Grant> refreshes = new HashMap<>();
  final Set<String> locations = new LinkedHashSet<>();
  final Set<String> paused = new HashSet<>();
  final String company;

  /** What an app may have tokens for: a location, or the whole company. */
  record Grant(String app, Token.Kind kind, String location, long expires) {}

  Grants(State state) {
    this.state = state;
    this.company = state.ids.next();
  }

  String newApp(String secret) {
    String client = state.ids.next() + "-" + state.ids.next().substring(0, 8);
    secrets.put(client, secret);
    return client;
  }

  /** The app of a client id is what stands before its dash. */
  private static String app(String client) {
    return client.substring(0, client.indexOf('-'));
  }

  boolean isOf(Grant grant, @Nullable String client, @Nullable String secret) {
    return client != null
        && secret != null
        && secret.equals(secrets.get(client))
        && grant.app.equals(app(client));
  }

  String code(String client, Token.Kind kind, String location) {
    String code = state.ids.next() + state.ids.next();
    codes.put(code, new Grant(app(client), kind, location, Long.MAX_VALUE));
    return code;
  }

  /** Looks without taking: what cannot be used now must still be there later. */
  @Nullable Grant redeemable(@Nullable String code) {
    return code == null ? null : codes.get(code);
  }

  @Nullable Grant refreshable(@Nullable String refresh) {
    Grant grant = refresh == null ? null : refreshes.get(refresh);
    return grant == null || state.now() >= grant.expires ? null : grant;
  }

  void used(String codeOrRefresh) {
    codes.remove(codeOrRefresh);
    refreshes.remove(codeOrRefresh);
  }

  String newRefresh(Grant grant) {
    String refresh = "refresh-" + state.ids.uuid();
    long expires = state.now() + REFRESH_LIVES.toMillis();
    refreshes.put(refresh, new Grant(grant.app, grant.kind, grant.location, expires));
    return refresh;
  }

  String newAccess(Grant grant, Duration lives) {
    String value = "access-" + state.ids.uuid();
    long expires = state.now() + lives.toMillis();
    state.tokens.put(
        value, new Token(value, grant.kind, grant.app, grant.location, Operations.SCOPES, expires));
    return value;
  }
}
