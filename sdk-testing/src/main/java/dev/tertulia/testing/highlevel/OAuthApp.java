package dev.tertulia.testing.highlevel;

/**
 * An app that was registered with the Sandbox, as its developer sees it.
 *
 * <pre>{@code
 * OAuthApp app = highLevel.oauthApp();
 * String code = app.installs();       // what the redirect would have carried; good for one use
 * }</pre>
 */
public final class OAuthApp {
  private final State state;
  private final String location;
  private final String clientId;
  private final String clientSecret;

  OAuthApp(State state, String location) {
    this.state = state;
    this.location = location;
    this.clientSecret = state.ids.uuid();
    this.clientId = state.grants.newApp(clientSecret);
  }

  /** Its client id. */
  public String clientId() {
    return clientId;
  }

  /** Its client secret. */
  public String clientSecret() {
    return clientSecret;
  }

  /** Somebody installs it in this location; answers the authorization code. */
  public String installs() {
    synchronized (state) {
      return state.grants.code(clientId, Token.Kind.LOCATION, location);
    }
  }

  /**
   * Somebody installs it for the whole company; the code gives a token that has to be exchanged.
   */
  public String installsForCompany() {
    synchronized (state) {
      return state.grants.code(clientId, Token.Kind.COMPANY, state.grants.company);
    }
  }
}
