package dev.tertulia.testing.highlevel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An app that was registered with the Sandbox, as its developer sees it, and the people who install
 * it.
 *
 * <pre>{@code
 * OAuthApp app = highLevel.oauthApp().rotation(Rotation.revokingOnReuse());
 * String code = app.installs();       // what the redirect would have carried; good for one use
 * }</pre>
 *
 * <p>The whole way is there too: {@code GET /oauth/chooselocation}, also below {@code /v2}, is the
 * authorization page, where somebody installs the app at once and is redirected with the code.
 */
public final class OAuthApp {
  private final State state;
  private final Grants.App app;

  OAuthApp(State state, String location) {
    this.state = state;
    this.app = state.grants.newApp(state.ids.uuid(), location);
  }

  /** Its client id. */
  public String clientId() {
    return app.client;
  }

  /** Its client secret. */
  public String clientSecret() {
    return app.secret;
  }

  /** Somebody installs it in this location; answers the authorization code. */
  public String installs() {
    return locked(() -> state.grants.install(app, Token.Kind.LOCATION, app.home));
  }

  /**
   * Somebody installs it for the whole company; the code gives a token that has to be exchanged.
   */
  public String installsForCompany() {
    return locked(() -> state.grants.install(app, Token.Kind.COMPANY, state.grants.company));
  }

  /** Somebody uninstalls it from this location: what it was granted here is refused from now on. */
  public void uninstalls() {
    locked(() -> uninstalled(app.home));
  }

  /** Somebody uninstalls it from the company, and so from all its locations. */
  public void uninstallsForCompany() {
    locked(() -> uninstalled(state.grants.company));
  }

  /** What becomes of used refresh tokens; {@link Rotation#singleUse} unless told. */
  public OAuthApp rotation(Rotation rotation) {
    return locked(
        () -> {
          app.rotation = rotation;
          return this;
        });
  }

  /**
   * Whether {@code POST /oauth/reconnect} is there, which gives an installed app a fresh code
   * without a person; it is unless told. The vendor has announced its end once, so it may go.
   */
  public OAuthApp reconnects(boolean reconnects) {
    return locked(
        () -> {
          app.reconnects = reconnects;
          return this;
        });
  }

  /**
   * Whether the person at the authorization page installs it for the whole company; unless told, in
   * this location only.
   */
  public OAuthApp installedForCompany(boolean forCompany) {
    return locked(
        () -> {
          app.forCompany = forCompany;
          return this;
        });
  }

  private @Nullable Void uninstalled(String from) {
    state.grants.uninstall(app, from);
    return null;
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    synchronized (state) {
      return work.get();
    }
  }
}
