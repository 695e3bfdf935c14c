package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Paged;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The people on one list. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Subscribers readers = client.subscribers(ListId.of(1000));
 * readers.addOrUpdate(NewSubscriber.of("ana@example.com").field("city", "Madrid"));
 * for (Subscriber each : readers.all()) { … }
 * }</pre>
 */
public final class Subscribers {
  private final SubscribersApi api;
  private final CallScope scope;
  private final ListId list;
  private final RecipientGuard guard;
  private final Watch watch;

  Subscribers(SubscribersApi api, CallScope scope, ListId list, RecipientGuard guard, Watch watch) {
    this.api = api;
    this.scope = scope;
    this.list = list;
    this.guard = guard;
    this.watch = watch;
  }

  /**
   * Everyone on the list, with all fields, fetched as they are read ({@code getSubscribers};
   * repeated after passing failures). Of which status the vendor does not document: see {@link
   * #withStatus}. Whoever joins or leaves while the list is read may be given or not.
   */
  public Paged<Subscriber> all() {
    return blocks(null);
  }

  /**
   * Everyone of that status; see {@link #all}.
   *
   * @throws InvalidRequestException if the status is a word the vendor has no number for
   */
  public Paged<Subscriber> withStatus(SubscriberStatus status) {
    if (status.code() < 0) {
      throw new InvalidRequestException("withStatus", "a status with a number", "another word");
    }
    return blocks(status.code());
  }

  private Paged<Subscriber> blocks(@Nullable Integer status) {
    return new Blocks<>("getSubscribers", index -> block(status, index), Subscribers::address)
        .paged(Subscriber::email);
  }

  private List<Subscriber> block(@Nullable Integer status, int index) {
    var block = new Forms.Members(list, status, index, Forms.Always.ON, Forms.Always.ON);
    return api.all(Form.of(block)).execute(scope);
  }

  private static String address(Subscriber subscriber) {
    return String.valueOf(subscriber.email());
  }

  /**
   * Adds someone who is not on the list yet ({@code addSubscriber}). Never repeated; the vendor
   * refuses who is there already.
   */
  public SubscriberId add(NewSubscriber person) {
    guard.check(person);
    return add(person, null);
  }

  /**
   * Adds someone, or changes the fields of who is there already ({@code addSubscriber} with {@code
   * update_subscriber}; repeated after passing failures, unless it sends a mail to them: then
   * never).
   */
  public SubscriberId addOrUpdate(NewSubscriber person) {
    guard.check(person);
    if (person.getsMail()) {
      return add(person, true);
    }
    var known = new Forms.Known(list, person.mergeFields(), Forms.Always.ON);
    return api.update(Form.of(known)).execute(scope);
  }

  private SubscriberId add(NewSubscriber person, @Nullable Boolean update) {
    var joiner =
        new Forms.Joiner(
            list,
            person.mergeFields(),
            update,
            person.doubleOptIn() ? true : null,
            person.welcomeEmail() ? true : null);
    return api.add(Form.of(joiner)).execute(scope);
  }

  /**
   * Adds many who are not on the list yet, and tells of each what became of it, in order; see
   * {@link #addAll(Iterable, Consumer)}.
   */
  public List<Imported> addAll(Iterable<NewSubscriber> people) {
    var all = new ArrayList<Imported>();
    addAll(people, all::add);
    return all;
  }

  /**
   * Adds many who are not on the list yet ({@code batchAddSubscribers}), in batches of at most 1000
   * and 2 MB; people are taken from the source only as they are sent. No batch is repeated.
   *
   * <p>A refusal of one is told to the report and stops nothing. A failure of a batch is told to
   * the report for each of its people, with the outcome, and then thrown; who follows is not sent.
   * The vendor may show new subscribers some time later: see {@link #awaitTotal}.
   *
   * @param report is told of each, in order, on this thread
   */
  public void addAll(Iterable<NewSubscriber> people, Consumer<? super Imported> report) {
    new Imports(
            batch -> api.addBatch(Form.of(new Forms.Joiners(list, batch))).execute(scope), report)
        .run(people);
  }

  /**
   * The same for who may be on the list already; see {@link #addOrUpdateAll(Iterable, Consumer)}.
   */
  public List<Imported> addOrUpdateAll(Iterable<NewSubscriber> people) {
    var all = new ArrayList<Imported>();
    addOrUpdateAll(people, all::add);
    return all;
  }

  /**
   * Adds many, and changes the fields of who is there already ({@code batchAddSubscribers} with
   * {@code update_subscriber}). As {@link #addAll(Iterable, Consumer)}, but batches are repeated
   * after passing failures, and all of it can be done again.
   *
   * @param report is told of each, in order, on this thread
   */
  public void addOrUpdateAll(Iterable<NewSubscriber> people, Consumer<? super Imported> report) {
    new Imports(
            batch -> {
              var known = new Forms.KnownMany(list, batch, Forms.Always.ON);
              return api.updateBatch(Form.of(known)).execute(scope);
            },
            report)
        .run(people);
  }

  /**
   * Someone on the list, with all fields ({@code getSubscriberDetails}; repeated after passing
   * failures).
   *
   * @throws NotFoundException if they are not on it, or there is no such list
   */
  public Subscriber get(String email) {
    var member = new Forms.Member(list, Require.email("Subscribers.get", email));
    return api.get(Form.of(member)).execute(scope);
  }

  /** The same; empty if they are not on the list. */
  public Optional<Subscriber> find(String email) {
    try {
      return Optional.of(get(email));
    } catch (ApiException e) {
      // That there is no such list has the same status, and must not look like nobody.
      String said = e.serverMessage();
      if (said != null && said.toLowerCase(Locale.ROOT).contains("subscriber does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Marks someone as having left, and keeps them ({@code unsubscribeSubscriber}; repeated after
   * passing failures, and "not found" after such a repetition counts as done).
   */
  public void unsubscribe(String email) {
    api.unsubscribe(leaver(Require.email("Subscribers.unsubscribe", email))).execute(scope);
  }

  /**
   * Erases someone from the list ({@code deleteSubscriber}; repeated after passing failures, and
   * "not found" after such a repetition counts as done).
   */
  public void delete(String email) {
    api.delete(leaver(Require.email("Subscribers.delete", email))).execute(scope);
  }

  private Form<Forms.Leaver> leaver(String email) {
    return Form.of(new Forms.Leaver(list, email));
  }

  /**
   * Erases several at once ({@code batchDeleteSubscribers}). Answered 500 to everyone known to have
   * tried, though in another encoding than the documented one used here, and is not repeated on
   * that; {@link #delete} one by one is known to work. What it answers has never been seen.
   */
  @Alpha
  public JsonValue deleteBatch(List<String> emails) {
    emails.forEach(each -> Require.email("Subscribers.deleteBatch", each));
    if (emails.isEmpty()) {
      throw new InvalidRequestException("Subscribers.deleteBatch", "addresses", "none");
    }
    return api.deleteBatch(Form.of(new Forms.Leavers(list, emails))).execute(scope);
  }

  /**
   * Begins to erase everyone ({@code deleteAllSubscribers}; repeated after passing failures). The
   * vendor goes on with it afterwards.
   */
  public void deleteAll() {
    api.deleteAll(Form.of(new Forms.OfList(list))).execute(scope);
  }

  /**
   * Erases everyone, and waits until the list is seen to be empty.
   *
   * @param atMost how long to wait afterwards
   * @return whether it was empty in time
   */
  public boolean deleteAll(Duration atMost) {
    deleteAll();
    return watch.until(list, total -> total == 0, atMost);
  }

  /**
   * Waits until the list shows so many subscribers, looking every ten seconds ({@code
   * getListStats}): what was added in batches may take its time to appear.
   *
   * @return whether it did in time
   */
  public boolean awaitTotal(long atLeast, Duration atMost) {
    return watch.until(list, total -> total >= atLeast, atMost);
  }
}
