package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.Quota;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.highlevel.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what the program is told and does, for the table at the end. */
final class Ledger implements Told {
  private final Set<String> handled = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> troubles = new TreeMap<>();
  private int begun;
  private int again;
  private int requests;
  private int repeats;
  private int inDay;
  private int inWindow;
  private @Nullable Quota quota;

  @Override
  public void happened(Report report) {}

  @Override
  public synchronized void noticed(Object event, Delivery delivery) {
    handled.add(delivery.idempotencyKey());
    begun += delivery.attempt() == 1 ? 1 : 0;
    again += delivery.attempt() == 1 ? 0 : 1;
  }

  /** A no that is an answer, such as "there is nobody of that address", is no trouble. */
  @Override
  public synchronized void attempted(Attempted event) {
    requests++;
    if (event.failure() != null && (event.status() == 429 || event.status() >= 500)) {
      troubles.merge(String.valueOf(event.status()), 1, Integer::sum);
    } else if (event.failure() != null && event.status() == 0) {
      troubles.merge("no answer", 1, Integer::sum);
    }
  }

  @Override
  public synchronized void repeating(Repeating event) {
    repeats++;
  }

  @Override
  public synchronized void finished(Finished event) {
    if (event.answer() != null && event.answer().quota() != null) {
      used(event.answer().quota());
    }
  }

  /** How often each kind of trouble was met. */
  synchronized Map<String, Integer> troubles() {
    return Map.copyOf(troubles);
  }

  private void used(Quota said) {
    quota = said;
    if (said.dailyMax() != null && said.dailyRemaining() != null) {
      inDay = Math.max(inDay, said.dailyMax() - said.dailyRemaining());
    }
    if (said.max() != null && said.remaining() != null) {
      inWindow = Math.max(inWindow, said.max() - said.remaining());
    }
  }

  /** The table. */
  synchronized void tell(Screen screen, Town town, List<Doubt> doubts) {
    List<Webhooks.Attempt> told = town.highLevel.webhooks().attempts();
    long different = told.stream().map(Webhooks.Attempt::webhookId).distinct().count();
    List<String> mails = town.acumbamail.deliveries().stream().map(each -> each.body()).toList();
    screen.say(
        "%-14s HighLevel %d in %d deliveries, Acumbamail %d in %d; %d handled, %d of them twice",
        "events in",
        different,
        told.size(),
        mails.stream().distinct().count(),
        mails.size(),
        handled.size(),
        begun - handled.size());
    screen.say("%-14s %s", "actions out", actions(town));
    screen.say(
        "%-14s %d requests repeated, %d events handled again; trouble met: %s",
        "retries", repeats, again, troubles.isEmpty() ? "none" : troubles);
    screen.say(
        "%-14s %d requests; at HighLevel at most %d of %s in a day, %d of %s in ten seconds",
        "quota used",
        requests,
        inDay,
        quota == null ? "?" : quota.dailyMax(),
        inWindow,
        quota == null ? "?" : quota.max());
    screen.say(
        "%-14s %s", "in doubt", doubts.isEmpty() ? "nothing" : doubts.size() + ", listed here:");
    for (Doubt each : doubts) {
      screen.say("%-14s %s, %s, about %s", "", each.flow(), each.step(), town.name(each.about()));
    }
  }

  private static String actions(Town town) {
    Map<String, Long> out =
        town.people().stream()
            .flatMap(name -> town.highLevel.messagesWith(town.contact(name)).stream())
            .filter(each -> "outbound".equals(each.at("direction").asText()))
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.at("messageType").asText()),
                    TreeMap::new,
                    Collectors.counting()));
    long single =
        town.acumbamail.sentMail().stream()
            .filter(each -> each.json().at("list_id").isMissing())
            .count();
    return out.getOrDefault("TYPE_SMS", 0L)
        + " SMS, "
        + out.getOrDefault("TYPE_INTERNAL_COMMENT", 0L)
        + " comments, "
        + town.acumbamail.campaigns().size()
        + " campaigns of "
        + (town.acumbamail.sentMail().size() - single)
        + " e-mails, "
        + single
        + " single e-mail, "
        + town.acumbamail.sentSms().size()
        + " text";
  }
}
