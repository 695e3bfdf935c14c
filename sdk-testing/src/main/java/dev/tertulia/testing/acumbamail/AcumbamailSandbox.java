package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Chance;
import dev.tertulia.testing.http.LoopbackServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An Acumbamail in memory: what a test arranges in it and asks it afterwards.
 *
 * <p>It has every public function at {@code /api/1/<function>/}, with its odd answers and its
 * limits. What is arranged here costs no quota and is not among the requests received. What falls
 * due, such as a campaign or the moment somebody opens it, happens when the Sandbox is next looked
 * at or asked, at the time it was due. Webhooks are posted before the call that caused them is
 * answered, or returns. Safe for use by several threads.
 *
 * <pre>{@code
 * AcumbamailSandbox acumbamail = sandbox.acumbamail();
 * MailingList news = acumbamail.list("News");
 * news.add("ana@example.com", Map.of());
 * // … send a campaign to news.id() through acumbamail.url() with acumbamail.token()
 * acumbamail.mail(campaign, "ana@example.com").isOpened();
 * }</pre>
 */
public final class AcumbamailSandbox {
  private final State state;
  private final String url;

  private AcumbamailSandbox(State state, String url) {
    this.state = state;
    this.url = url;
  }

  /** A new, empty one behind that server; the Sandbox makes it. */
  public static AcumbamailSandbox on(LoopbackServer server, Timekeeper time) {
    var state = new State(time);
    server.serve(AcumbamailService.BEGINNING, new AcumbamailService(state));
    return new AcumbamailSandbox(state, server.url() + "/api/1");
  }

  /** The base URL, with the number of the API and without a slash at the end. */
  public String url() {
    return url;
  }

  /** The token of the account. */
  public String token() {
    return locked(() -> state.token);
  }

  /** Replaces the token and answers the new one; the old one is refused as expired. */
  public String rotateToken() {
    return locked(
        () -> {
          state.expiredTokens.add(state.token);
          state.token = state.ids.key();
          return state.token;
        });
  }

  /** A new list of that name, with no field but {@code email}. */
  public MailingList list(String name) {
    return locked(() -> new MailingList(this, state, ListHandlers.create(state, name, "")));
  }

  /**
   * The list of that id, whoever made it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public MailingList list(long id) {
    return locked(() -> new MailingList(this, state, known(state.lists.get(id), "a list", id)));
  }

  /** A template, and its id. */
  public long template(String name, String html) {
    return locked(
        () -> {
          long id = state.ids.next(Ids.Kind.TEMPLATE);
          state.templates.put(id, new State.Template(id, name, html, ""));
          return id;
        });
  }

  /** A campaign by SMS, which the API cannot make; answers its id. */
  public long smsCampaign(String name, String sender, String body, String... recipients) {
    return locked(
        () -> {
          long campaign = state.ids.next(Ids.Kind.CAMPAIGN);
          state.smsCampaigns.put(campaign, name);
          for (String recipient : recipients) {
            long id = state.ids.next(Ids.Kind.SMS);
            long parts = Sms.parts(body);
            state.texts.put(id, new Sms(id, recipient, body, sender, parts, state.now(), campaign));
          }
          return campaign;
        });
  }

  /** From now on people open, click and complain as people do, the same way for the same seed. */
  public void peopleReact(long seed) {
    arrange(() -> state.crowd = new Crowd(seed));
  }

  /** Whatever is sent to that address bounces from now on. */
  public void hasGone(String address) {
    arrange(() -> state.goneAddresses.add(address));
  }

  /** No campaign goes out from that address from now on: nobody has verified it. */
  public void doesNotKnow(String sender) {
    arrange(() -> state.unknownSenders.add(sender));
  }

  /** How many e-mails and parts of SMS are paid for; 500,000 and 1,000 unless told. */
  public void credits(long mails, long parts) {
    arrange(
        () -> {
          state.mailCredits = mails;
          state.smsCredits = parts;
        });
  }

  /** Whether the account may send single e-mails; it may unless told. */
  public void mailIsActive(boolean active) {
    arrange(() -> state.isMailActive = active);
  }

  /**
   * The account does not pay: only {@code getLists} answers, everything else is refused with that
   * status, which nobody has recorded.
   */
  public void isOnFreePlan(int status) {
    arrange(() -> state.statusForFreePlan = status);
  }

  /** No limit holds any more. */
  public void ignoresLimits() {
    arrange(() -> state.isLimited = false);
  }

  /** From now on answers in these shapes, and no other odd ones. */
  public void answersWith(Oddity... oddities) {
    arrange(
        () -> {
          state.oddities.clear();
          state.oddities.addAll(List.of(oddities));
        });
  }

  /** How long it takes to empty a list in the background; 10 seconds unless told. */
  public void clearsListsAfter(Duration delay) {
    arrange(() -> state.clearing = delay);
  }

  /** How long after its call a batch of subscribers is to be seen; at once unless told. */
  public void showsBatchesAfter(Duration delay) {
    arrange(() -> state.batching = delay);
  }

  /** How long webhooks are gathered, to be delivered together; not at all unless told. */
  public void gathersWebhooks(Duration delay) {
    arrange(() -> state.outbox.gathering = delay);
  }

  /** How webhooks are packed; {@link Envelope#AS_SEEN} unless told. */
  public void packsWebhooks(Envelope envelope) {
    arrange(() -> state.outbox.envelope = envelope);
  }

  /** From now on webhooks come as often and as late as chance has it; the Sandbox passes it on. */
  public void webhooksSuffer(Chance mishaps) {
    arrange(() -> state.outbox.chance = mishaps);
  }

  /** Every POST of a webhook so far, in order; posts what has fallen due. */
  public List<Delivery> deliveries() {
    arrange(() -> {});
    return state.outbox.delivered();
  }

  /** Posts the same once more, as may happen. */
  public void delivers(Delivery again) {
    state.outbox.again(again);
  }

  /** Every e-mail that has left, in order. */
  public List<SentMail> sentMail() {
    return locked(() -> state.sent.stream().map(this::handle).toList());
  }

  /** Every campaign, in order: id, name, subject, status, whom it is for, and to whom it went. */
  public List<JsonValue> campaigns() {
    return locked(() -> state.campaigns.values().stream().<JsonValue>map(Campaign::told).toList());
  }

  /**
   * What a campaign sent to that address.
   *
   * @throws IllegalArgumentException if it sent nothing there
   */
  public SentMail mail(long campaign, String address) {
    return locked(
        () -> {
          Campaign sent = known(state.campaigns.get(campaign), "a campaign", campaign);
          return handle(known(sent.to(address), "one it was sent to", address));
        });
  }

  /**
   * The single e-mail with that key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SentMail mail(String key) {
    return locked(() -> handle(known(state.mails.get(key), "the key of an e-mail", key)));
  }

  /** Every SMS that was accepted, in order: id, recipient, body, sender, credits and date. */
  public List<JsonValue> sentSms() {
    return locked(() -> state.texts.values().stream().<JsonValue>map(Sms::told).toList());
  }

  void arrange(Runnable work) {
    locked(
        () -> {
          work.run();
          return state;
        });
  }

  /** With everything that has fallen due done before, and every webhook posted after. */
  <T> T locked(Supplier<T> work) {
    T result;
    synchronized (state) {
      state.agenda.settle();
      result = work.get();
    }
    state.outbox.post();
    return result;
  }

  private SentMail handle(Mail mail) {
    return new SentMail(this, state, mail);
  }

  private static <T> T known(@Nullable T found, String what, Object id) {
    if (found == null) {
      throw new IllegalArgumentException("expected " + what + ", found " + id);
    }
    return found;
  }
}
