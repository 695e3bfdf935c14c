package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Answered;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Lane;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.Safety;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.catalog.Catalog;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The HighLevel Conversations API for one location. Immutable and safe for use by several threads;
 * make one and keep it.
 *
 * <pre>{@code
 * var token = CredentialsProvider.environment("CONVERSATIONS_TOKEN");
 * try (var client = ConversationsClient.create(token, "loc_123")) {
 *   client.messages().send(Sms.to(contactId, "Your table is ready."));
 * }
 * }</pre>
 *
 * <p>Calls block, wait for their turn below the vendor's rate limit, and are repeated where that
 * cannot do anything twice. Every failure is a {@link dev.tertulia.core.SdkException} whose {@code
 * outcome()} says whether it may have happened.
 */
public final class ConversationsClient implements AutoCloseable {

  /**
   * The versions tried for what this SDK does not know; the vendor takes each of them everywhere,
   * it seems.
   */
  private static final List<String> ANY_VERSION =
      List.of("2021-07-28", "2021-04-15", "2023-02-21", "v3");

  private final Transport transport;
  private final Wires wires;
  private final CallScope scope;
  private final RecipientGuard guard;
  private final CredentialsProvider credentials;
  private final Timekeeper time;
  private final @Nullable Journal journal;

  ConversationsClient(
      Transport transport,
      Wires wires,
      CallScope scope,
      RecipientGuard guard,
      CredentialsProvider credentials,
      Timekeeper time,
      @Nullable Journal journal) {
    this.transport = transport;
    this.wires = wires;
    this.scope = scope;
    this.guard = guard;
    this.credentials = credentials;
    this.time = time;
    this.journal = journal;
  }

  /** A client with everything at its usual value. */
  public static ConversationsClient create(CredentialsProvider credentials, String location) {
    return builder().credentials(credentials).location(location).build();
  }

  /** A client to be furnished. */
  public static ConversationsClientBuilder builder() {
    return new ConversationsClientBuilder();
  }

  /** Finds, makes and changes conversations. */
  public Conversations conversations() {
    return new Conversations(wires.conversations(), scope);
  }

  /** Sends, reads and records messages. */
  public Messages messages() {
    return new Messages(wires.messages(), scope, guard, conversations()::ofContact, time, journal);
  }

  /** The sound of calls. */
  public Recordings recordings() {
    return new Recordings(wires.media(), scope);
  }

  /** What was said in calls. */
  public Transcriptions transcriptions() {
    return new Transcriptions(wires.media(), scope);
  }

  /** Files to attach. */
  public Attachments attachments() {
    return new Attachments(wires.media(), transport, scope);
  }

  /** What a visitor of a live chat sees of the agent. */
  public LiveChat liveChat() {
    return new LiveChat(wires.conversations(), scope);
  }

  /** Which kinds of messages contacts want. */
  @Alpha
  public Preferences preferences() {
    return new Preferences(wires.preferences(), scope);
  }

  /** The people the location talks to. */
  public Contacts contacts() {
    return new Contacts(wires, scope);
  }

  /** What is known of the location itself. */
  public Locations locations() {
    return new Locations(wires.locations(), scope);
  }

  /** The id of the location this client or view is for. */
  public String location() {
    return scope.resource();
  }

  /**
   * A view for another location: it shares connections, limits and listeners.
   *
   * @throws InvalidRequestException if the credentials serve only the location they were given for
   */
  public ConversationsClient forLocation(String id) {
    HighLevelRules.id("forLocation", id);
    if (!id.equals(location()) && !credentials.servesManyResources()) {
      throw new InvalidRequestException(
          "forLocation",
          "the location of the credentials, or credentials that serve several, such as perResource"
              + " or OAuth",
          "another location");
    }
    return view(scope.resource(id));
  }

  /** A view with other patience: it shares connections, limits and listeners. */
  public ConversationsClient with(Resilience patience) {
    return view(scope.resilience(patience));
  }

  /**
   * A view for work of another urgency: {@code INTERACTIVE} where a person waits, {@code BATCH}
   * where nobody does.
   */
  public ConversationsClient with(Lane lane) {
    return with(scope.resilience().lane(lane));
  }

  private ConversationsClient view(CallScope other) {
    return new ConversationsClient(transport, wires, other, guard, credentials, time, journal);
  }

  /**
   * Does any work with this client on another thread, a virtual one where there are any. Cancelling
   * the future interrupts it.
   *
   * <pre>{@code
   * CompletableFuture<SentMessage> pending =
   *     client.async(c -> c.messages().send(Sms.to(contactId, "Hello")));
   * }</pre>
   */
  public <T> CompletableFuture<T> async(Function<ConversationsClient, T> work) {
    return transport.async(() -> work.apply(this));
  }

  /**
   * Does any work with this client, and also tells status, trace id and quota of each answer on the
   * way.
   */
  public <T> Answered<T> withResponse(Function<ConversationsClient, T> work) {
    List<ResponseInfo> responses = new CopyOnWriteArrayList<>();
    T value = work.apply(view(scope.onAnswer(responses::add)));
    return new Answered<>(value, responses);
  }

  /**
   * Any operation, also one this SDK does not know: with its token, limits, repeats and errors.
   *
   * @param safety what a second arrival would do; when unsure {@link Safety#ONCE}
   * @param path relative to the base URL, such as {@code calendars/}
   * @param body null for none
   * @throws InvalidRequestException if it is not a GET that reads, and the client may not write to
   *     everyone
   */
  public JsonValue raw(
      Safety safety,
      String method,
      String path,
      Map<String, String> query,
      @Nullable JsonValue body) {
    guard.checkRaw(safety, method);
    return transport.raw(safety, method, path, query, ANY_VERSION, body).execute(scope);
  }

  /**
   * Everything the service can be asked to do and tells of, as data, and each action by its name:
   * for programs that learn at run time what they are to do.
   *
   * <pre>{@code
   * client.catalog().invoke("get-contact", Map.of("contactId", contactId));
   * }</pre>
   */
  public Catalog catalog() {
    return new Invocations(transport, scope, guard).catalog();
  }

  /** What the vendor last said of this location's rate limits; null before its first answer. */
  public @Nullable Quota quota() {
    return transport.quota(scope);
  }

  /** Every operation this client knows, with its path, scopes and safety. */
  public List<OperationInfo> operations() {
    return transport.operations().all();
  }

  /**
   * Finds out whether this client can work, by one harmless call ({@code search-conversation}), and
   * says in words what a person must do if not. Throws nothing for what it finds.
   *
   * @param operations ids of the operations you will use, such as {@code send-a-new-message}: the
   *     scopes they need are told
   */
  public Checkup check(String... operations) {
    return Examination.of(
        () -> wires.conversations().search(location(), Map.of("limit", "1")).execute(scope),
        transport.operations(),
        List.of(operations));
  }

  /**
   * Ends what waits or is under way, and lets go of connections and threads, for this client and
   * all its views. What was given to the builder (an OkHttpClient, an executor, limits, a
   * timekeeper, a journal) stays open.
   */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "ConversationsClient[location=" + location() + "]";
  }
}
