package dev.tertulia.testing.highlevel;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.LoopbackServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A HighLevel in memory, seen from one of its locations: what a test arranges in it and asks it
 * afterwards.
 *
 * <p>{@link #anotherLocation} is the same HighLevel seen from a further location, with tokens and a
 * quota of its own. What is arranged here costs no quota and is not among the requests received.
 * Safe for use by several threads.
 *
 * <pre>{@code
 * HighLevelSandbox highLevel = sandbox.highLevel();
 * String ana = highLevel.contact("Ana García").phone("+34600000001").add();
 * highLevel.receives(ana, "SMS", "Hello?");
 * }</pre>
 */
public final class HighLevelSandbox {
  private static final String APP = "app";

  private final State state;
  private final String url;
  private final String location;
  private final String token;

  private HighLevelSandbox(State state, String url) {
    this.state = state;
    this.url = url;
    synchronized (state) {
      this.location = LocationHandlers.begin(state);
    }
    this.token = issue(Token.Kind.LOCATION, APP, Operations.SCOPES);
  }

  /** A new, empty one behind that server; the Sandbox makes it. */
  public static HighLevelSandbox on(
      LoopbackServer server, Timekeeper time, int burst, Duration window, long daily) {
    var state = new State(time, new Quotas(time, burst, window, daily), server.url());
    server.serve(new HighLevelService(state));
    return new HighLevelSandbox(state, server.url());
  }

  /** A further location of the same HighLevel. */
  public HighLevelSandbox anotherLocation() {
    return new HighLevelSandbox(state, url);
  }

  /** The base URL, without a slash at the end. */
  public String url() {
    return url;
  }

  /** The id of this location. */
  public String location() {
    return location;
  }

  /**
   * The time zone this location tells, such as {@code US/Central}, or none; {@code Europe/Madrid}
   * unless told.
   */
  public void timezone(@Nullable String zone) {
    locked(() -> Objects.requireNonNull(state.locations.get(location)).set("timezone", zone));
  }

  /** The token of this location that may do everything. */
  public String token() {
    return token;
  }

  /**
   * A further token of this location that may do only what these scopes allow; it shares the quota.
   */
  public String token(Set<String> scopes) {
    return issue(Token.Kind.LOCATION, APP, scopes);
  }

  /** A token of this location that belongs to another app, and so has a quota of its own. */
  public String tokenOfAnotherApp() {
    return issue(Token.Kind.LOCATION, locked(state.ids::next), Operations.SCOPES);
  }

  /** A private token of the agency, which no operation of a location accepts. */
  public String agencyToken() {
    return issue(Token.Kind.AGENCY, APP, Operations.SCOPES);
  }

  /** An OAuth token of class Company, which has to be exchanged before a location accepts it. */
  public String companyToken() {
    return issue(Token.Kind.COMPANY, APP, Operations.SCOPES);
  }

  /** An app to be installed by way of OAuth. */
  public OAuthApp oauthApp() {
    return locked(() -> new OAuthApp(state, location));
  }

  /** The id of the company all locations belong to. */
  public String company() {
    return state.grants.company;
  }

  /** This location does not pay for now: its refresh tokens are refused, but not used up. */
  public void pause() {
    locked(() -> state.grants.paused.add(location));
  }

  /** This location pays again. */
  public void resume() {
    locked(() -> state.grants.paused.remove(location));
  }

  /** From now on this token is refused as invalid. */
  public void revoke(String revoked) {
    locked(() -> state.tokens.remove(revoked));
  }

  /** Replaces a token by a new one with the same rights; the old one is refused as invalid. */
  public String rotate(String rotated) {
    return locked(
        () -> {
          Token old = state.tokens.remove(rotated);
          if (old == null) {
            throw new IllegalArgumentException("expected a token of this Sandbox, found another");
          }
          return issue(old.kind(), old.app(), old.scopes());
        });
  }

  /** Changes the quota of every app and location. */
  public void limits(int burst, Duration window, long daily) {
    locked(
        () -> {
          state.quotas.change(burst, window, daily);
          return null;
        });
  }

  /** Registers a provider that carries this channel's messages from now on, and answers its id. */
  public String provider(String channel) {
    return locked(
        () -> {
          Doc provider = Doc.of("id", state.ids.next(), "locationId", location, "channel", channel);
          state.providers.put(provider.id(), provider);
          return provider.id();
        });
  }

  /**
   * How long a status update for a message is refused after the message was sent; 5 seconds unless
   * told.
   */
  public void providersAreReadyAfter(Duration delay) {
    locked(() -> state.providersReadyAfter = delay);
  }

  /**
   * Whether recordings are answered by a redirect to a signed address in place of the bytes; at
   * first they are not.
   */
  public void redirectsRecordings(boolean redirects) {
    locked(() -> state.redirectsRecordings = redirects);
  }

  /** The webhooks of what happens here, in whichever location. */
  public Webhooks webhooks() {
    return locked(state::webhooks);
  }

  /** A contact of that name. */
  public NewContact contact(String name) {
    return new NewContact(
        name, fields -> locked(() -> Contacts.create(state, location, fields).id()));
  }

  /** The id of the contact's conversation, begun if there is none. */
  public String conversationWith(String contact) {
    return locked(() -> Conversations.with(state, known(contact)).id());
  }

  /**
   * A message from the contact arrives; answers its id. The channel is as on the wire: SMS, Email,
   * WhatsApp…
   */
  public String receives(String contact, String channel, String text) {
    return locked(() -> Conversations.note(state, known(contact), channel, "inbound", text));
  }

  /** Somebody answers the contact from within HighLevel; answers the id of the message. */
  public String sends(String contact, String channel, String text) {
    return locked(() -> Conversations.note(state, known(contact), channel, "outbound", text));
  }

  /** A call with the contact, or a voice mail: see {@link NewCall#status}. */
  public NewCall call(String contact) {
    return new NewCall(
        call ->
            locked(
                () -> {
                  Doc conversation = Conversations.with(state, known(contact));
                  Doc message =
                      call.described(
                          Conversations.draft(
                              state, conversation, call.type(), "inbound", state.now()));
                  state.calls.put(message.id(), call.left(state.time.now()));
                  return Conversations.add(state, message).id();
                }));
  }

  /**
   * What is stored of a message, as the wire has it; {@link JsonValue#MISSING} if there is none.
   */
  public JsonValue message(@Nullable String id) {
    return read(state.messages, id, MessageHandlers::told);
  }

  /**
   * What is stored of an e-mail, with what its provider reported; {@link JsonValue#MISSING} if
   * there is none.
   */
  public JsonValue email(@Nullable String id) {
    return read(state.emails, id, email -> Times.iso(email, "dateAdded").json());
  }

  /**
   * What is stored of a contact, as the wire has it; {@link JsonValue#MISSING} if there is none.
   */
  public JsonValue profile(@Nullable String contact) {
    return read(state.contacts, contact, Contacts::told);
  }

  /**
   * What is stored of a conversation, times in milliseconds; {@link JsonValue#MISSING} if there is
   * none.
   */
  public JsonValue conversation(@Nullable String id) {
    return read(state.conversations, id, Doc::json);
  }

  /** The messages with a contact, newest first, as the wire has them. */
  public List<JsonValue> messagesWith(String contact) {
    return locked(
        () -> {
          Doc conversation = state.conversationOf(contact);
          return conversation == null
              ? List.of()
              : state.messagesIn(conversation.id()).stream()
                  .<JsonValue>map(MessageHandlers::told)
                  .toList();
        });
  }

  private Doc known(String contact) {
    Doc found = state.contacts.get(contact);
    if (found == null || !found.is("locationId", location)) {
      throw new IllegalArgumentException(
          "expected the id of a contact in location " + location + ", found " + contact);
    }
    return found;
  }

  private JsonValue read(
      Map<String, Doc> things, @Nullable String id, Function<Doc, JsonValue> told) {
    return locked(
        () -> {
          Doc found = id == null ? null : things.get(id);
          return found == null ? JsonValue.MISSING : told.apply(found);
        });
  }

  private String issue(Token.Kind kind, String app, Set<String> scopes) {
    return locked(
        () -> {
          String value = "pit-" + state.ids.uuid();
          String of = kind == Token.Kind.LOCATION ? location : state.grants.company;
          state.tokens.put(value, new Token(value, kind, app, of, scopes, Long.MAX_VALUE));
          return value;
        });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    synchronized (state) {
      state.settle();
      return work.get();
    }
  }
}
