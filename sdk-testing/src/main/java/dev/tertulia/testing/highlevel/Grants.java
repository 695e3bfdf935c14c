package dev.tertulia.testing.highlevel;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Apps, where they are installed, and what they were granted there. */
final class Grants {
  static final Duration TOKEN_LIVES = Duration.ofSeconds(86_399);
  private static final Duration REFRESH_LIVES = Duration.ofDays(365);

  private final State state;
  private final Map<String, App> apps = new HashMap<>();
  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Grant> refreshes = new HashMap<>();
  private final Map<String, Used> used = new HashMap<>();
  final Set<String> locations = new LinkedHashSet<>();
  final Set<String> paused = new HashSet<>();
  final String company;

  /** A registered app, how the service treats it, and the location its people are in. */
  static final class App {
    final String client;
    final String secret;
    final String home;
    final Set<String> installedIn = new HashSet<>();
    final Set<String> removedFrom = new HashSet<>();
    Rotation rotation = Rotation.singleUse();
    boolean reconnects = true;
    boolean forCompany;

    App(String client, String secret, String home) {
      this.client = client;
      this.secret = secret;
      this.home = home;
    }

    /** The app of a client id is what stands before its dash. */
    String id() {
      return client.substring(0, client.indexOf('-'));
    }
  }

  /** What an app may have tokens for: a location, or the whole company. */
  record Grant(App app, Token.Kind kind, String location, long expires) {}

  /** What is handed out for a grant. */
  record Pair(Grant grant, String access, String refresh, long expires) {}

  private record Used(Pair gave, long at) {}

  Grants(State state) {
    this.state = state;
    this.company = state.ids.next();
  }

  App newApp(String secret, String home) {
    var app = new App(state.ids.next() + "-" + state.ids.next().substring(0, 8), secret, home);
    apps.put(app.client, app);
    return app;
  }

  @Nullable App app(@Nullable String client) {
    return client == null ? null : apps.get(client);
  }

  static boolean isOf(Grant grant, @Nullable String client, @Nullable String secret) {
    return grant.app.client.equals(client) && grant.app.secret.equals(secret);
  }

  /** Installs the app and answers the code that the redirect carries. */
  String install(App app, Token.Kind kind, String location) {
    app.installedIn.add(location);
    app.removedFrom.removeIf(there -> location.equals(company) || location.equals(there));
    return code(app, kind, location, Long.MAX_VALUE);
  }

  /** Installed in the company it is in every location that did not remove it. */
  boolean isInstalled(App app, String where) {
    return app.installedIn.contains(where)
        || (app.installedIn.contains(company)
            && locations.contains(where)
            && !app.removedFrom.contains(where));
  }

  String code(App app, Token.Kind kind, String location, long expires) {
    String code = state.ids.next() + state.ids.next();
    codes.put(code, new Grant(app, kind, location, expires));
    return code;
  }

  /** Looks without taking: what cannot be used now must still be there later. */
  @Nullable Grant redeemable(@Nullable String code) {
    Grant grant = code == null ? null : codes.get(code);
    return grant == null || state.now() >= grant.expires ? null : grant;
  }

  Pair redeem(String code) {
    Grant grant = codes.remove(code);
    if (grant == null) {
      throw new IllegalStateException("a code that was not there");
    }
    return newPair(grant, TOKEN_LIVES);
  }

  /** Whose a refresh token is or was; looks without taking. */
  @Nullable Grant ofRefresh(@Nullable String refresh) {
    if (refresh == null) {
      return null;
    }
    Used before = used.get(refresh);
    return before == null ? refreshes.get(refresh) : before.gave.grant;
  }

  /** What a refresh token gives now; null if it is good for nothing (any more). */
  @Nullable Pair refresh(String refresh) {
    Grant grant = refreshes.get(refresh);
    if (grant == null) {
      return again(used.get(refresh));
    }
    if (state.now() >= grant.expires) {
      return null;
    }
    refreshes.remove(refresh);
    Pair pair = newPair(grant, TOKEN_LIVES);
    used.put(refresh, new Used(pair, state.now()));
    return pair;
  }

  private @Nullable Pair again(@Nullable Used before) {
    if (before == null) {
      return null;
    }
    App app = before.gave.grant.app;
    if (app.rotation.forgives(state.now() - before.at)) {
      return before.gave;
    }
    if (app.rotation.revokes()) {
      revoke(app, before.gave.grant.location);
    }
    return null;
  }

  /** A location's pair for the company's; null where the app is not installed (any more). */
  @Nullable Pair mint(String id, String location) {
    App app = apps.values().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    if (app != null && !isInstalled(app, location)) {
      return null;
    }
    // The Sandbox's own token of the company is no app's.
    App owner = app == null ? new App(id + "-", "", location) : app;
    return newPair(
        new Grant(owner, Token.Kind.LOCATION, location, Long.MAX_VALUE), Duration.ofDays(1));
  }

  private Pair newPair(Grant grant, Duration lives) {
    long now = state.now();
    String access = "access-" + state.ids.uuid();
    String refresh = "refresh-" + state.ids.uuid();
    long expires = now + lives.toMillis();
    state.tokens.put(
        access,
        new Token(access, grant.kind, grant.app.id(), grant.location, Operations.SCOPES, expires));
    long longer = now + REFRESH_LIVES.toMillis();
    refreshes.put(refresh, new Grant(grant.app, grant.kind, grant.location, longer));
    return new Pair(grant, access, refresh, expires);
  }

  /** Out of the company it is out of every location too. */
  void uninstall(App app, String from) {
    boolean everywhere = from.equals(company);
    app.installedIn.removeIf(there -> everywhere || there.equals(from));
    app.removedFrom.add(from);
    revoke(app, from);
  }

  private void revoke(App app, String from) {
    codes.values().removeIf(grant -> isIn(grant.app, grant.location, app, from));
    refreshes.values().removeIf(grant -> isIn(grant.app, grant.location, app, from));
    used.values().removeIf(was -> isIn(was.gave.grant.app, was.gave.grant.location, app, from));
    state
        .tokens
        .values()
        .removeIf(
            token ->
                token.app().equals(app.id())
                    && (from.equals(company) || from.equals(token.location())));
  }

  private boolean isIn(App its, String location, App app, String from) {
    return its == app && (from.equals(company) || from.equals(location));
  }
}
