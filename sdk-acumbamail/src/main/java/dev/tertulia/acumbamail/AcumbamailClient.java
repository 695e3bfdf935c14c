package dev.tertulia.acumbamail;

import dev.tertulia.core.Answered;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Lane;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.Safety;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.catalog.Catalog;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Transport;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Acumbamail, for one account. Immutable and safe for use by several threads; make one and keep it.
 *
 * <pre>{@code
 * var token = CredentialsProvider.environment("ACUMBAMAIL_TOKEN");
 * try (var client = AcumbamailClient.create(token)) {
 *   client.subscribers(ListId.of(1000)).addOrUpdate(NewSubscriber.of("ana@example.com"));
 * }
 * }</pre>
 *
 * <p>Calls block, wait for their turn below the vendor's limit of each function, and are repeated
 * where that cannot do anything twice. Every failure is a {@link dev.tertulia.core.SdkException}
 * whose {@code outcome()} says whether it may have happened.
 */
public final class AcumbamailClient implements AutoCloseable {
  private final Transport transport;
  private final Wires wires;
  private final CallScope scope;
  private final RecipientGuard guard;
  private final Timekeeper time;
  private final ZoneId zone;

  AcumbamailClient(
      Transport transport,
      Wires wires,
      CallScope scope,
      RecipientGuard guard,
      Timekeeper time,
      ZoneId zone) {
    this.transport = transport;
    this.wires = wires;
    this.scope = scope;
    this.guard = guard;
    this.time = time;
    this.zone = zone;
  }

  /** A client with everything at its usual value. */
  public static AcumbamailClient create(CredentialsProvider credentials) {
    return builder().credentials(credentials).build();
  }

  /** A client to be furnished. */
  public static AcumbamailClientBuilder builder() {
    return new AcumbamailClientBuilder();
  }

  /** Lists, their fields, forms and segments. */
  public Lists lists() {
    return new Lists(wires.lists(), scope);
  }

  /** The people on a list. */
  public Subscribers subscribers(ListId list) {
    var watch = new Watch(wires.lists(), scope, transport, time);
    return new Subscribers(wires.subscribers(), scope, list, guard, watch);
  }

  /** Mail to whole lists. */
  public Campaigns campaigns() {
    return new Campaigns(wires.campaigns(), scope, guard, time, zone);
  }

  /** What became of a campaign. */
  public Reports reports(CampaignId campaign) {
    return new Reports(wires.reports(), scope, campaign);
  }

  /** Stored templates. */
  public Templates templates() {
    return new Templates(wires.campaigns(), scope);
  }

  /** E-mail to single people. */
  public Smtp smtp() {
    return new Smtp(wires.mail(), scope, guard);
  }

  /** Text messages. */
  public SmsTexts sms() {
    return new SmsTexts(wires.mail(), scope, guard);
  }

  /** Where the vendor tells of events. */
  public Webhooks webhooks() {
    return new Webhooks(wires.webhooks(), scope);
  }

  /**
   * The zone the vendor's clocks are assumed to be in: usually {@code Europe/Madrid}, where it has
   * its seat; it documents none.
   *
   * <pre>{@code
   * Instant opened = opener.at().atZone(client.zone()).toInstant();
   * }</pre>
   */
  public ZoneId zone() {
    return zone;
  }

  /** A view with other patience: it shares connections, limits and listeners. */
  public AcumbamailClient with(Resilience patience) {
    return view(scope.resilience(patience));
  }

  /**
   * A view for work of another urgency: {@code INTERACTIVE} where a person waits, {@code BATCH}
   * where nobody does.
   */
  public AcumbamailClient with(Lane lane) {
    return with(scope.resilience().lane(lane));
  }

  private AcumbamailClient view(CallScope other) {
    return new AcumbamailClient(transport, wires, other, guard, time, zone);
  }

  /**
   * Does any work with this client on another thread, a virtual one where there are any. Cancelling
   * the future interrupts it.
   */
  public <T> CompletableFuture<T> async(Function<AcumbamailClient, T> work) {
    return transport.async(() -> work.apply(this));
  }

  /** Does any work with this client, and also tells the status of each answer on the way. */
  public <T> Answered<T> withResponse(Function<AcumbamailClient, T> work) {
    List<ResponseInfo> responses = new CopyOnWriteArrayList<>();
    T value = work.apply(view(scope.onAnswer(responses::add)));
    return new Answered<>(value, responses);
  }

  /**
   * Any function, also one this SDK does not know: with its token, limits, repeats and errors. One
   * that it knows is counted together with its own calls, any other may be called ten times a
   * minute.
   *
   * @param safety what a second arrival would do; when unsure {@link Safety#ONCE}
   * @param function its name, such as {@code getLists}
   * @param parameters fields of the form; dictionaries as {@code merge_fields[email]}
   * @return what it answers; text that is no JSON as a text
   * @throws InvalidRequestException if it is not a read, and the client may not write to everyone
   */
  public JsonValue raw(Safety safety, String function, Map<String, String> parameters) {
    if (!function.matches("[A-Za-z]{1,60}")) {
      throw new InvalidRequestException("raw.function", "a name of letters", "another text");
    }
    guard.checkRaw(safety, function);
    OperationInfo known = transport.operations().find(function);
    var operation =
        new OperationInfo(
            "raw " + function,
            "POST",
            function + "/",
            safety,
            List.of(),
            List.of(),
            known == null ? Wires.UNKNOWN : known.limit(),
            true);
    Form<Void> form = Form.empty();
    parameters.forEach(form::with);
    return transport.raw(operation, form).execute(scope);
  }

  /**
   * Everything the service can be asked to do and tells of, as data, and each function by its name:
   * for programs that learn at run time what they are to do. Answers come in the vendor's many
   * shapes; the typed calls make one of them.
   *
   * <pre>{@code
   * client.catalog().invoke("getListStats", Map.of("list_id", 1000));
   * }</pre>
   */
  public Catalog catalog() {
    return new Invocations(transport, scope, guard, time, zone).catalog();
  }

  /** Every function this client knows, with its limit and safety. */
  public List<OperationInfo> operations() {
    return transport.operations().all();
  }

  /**
   * Finds out whether this client can work, by one harmless call ({@code getLists}), and says in
   * words what a person must do if not. Throws nothing for what it finds.
   */
  public Checkup check() {
    return Checkup.of(() -> wires.lists().all(Form.empty()).execute(scope));
  }

  /**
   * Ends what waits or is under way, and lets go of connections and threads, for this client and
   * all its views. What was given to the builder (an OkHttpClient, an executor, limits, a
   * timekeeper) stays open.
   */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "AcumbamailClient[zone=" + zone + "]";
  }
}
