package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the service knows. Whoever touches it holds its lock. */
final class State {
  final Agenda agenda;
  final Quotas quotas;
  final Outbox outbox;
  final Ids ids = new Ids();
  final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
  final Map<Long, StoredList> lists = new LinkedHashMap<>();
  final Map<Long, Campaign> campaigns = new LinkedHashMap<>();
  final Map<Long, Template> templates = new LinkedHashMap<>();
  final Map<String, Mail> mails = new LinkedHashMap<>();
  final Map<Long, Sms> texts = new LinkedHashMap<>();
  final Map<Long, String> smsCampaigns = new LinkedHashMap<>();
  final Set<String> expiredTokens = new HashSet<>();
  final Set<String> unknownSenders = new HashSet<>();
  final Set<String> goneAddresses = new HashSet<>();
  final List<Mail> sent = new ArrayList<>();
  String token = ids.key();
  boolean isLimited = true;
  boolean isMailActive = true;
  int statusForFreePlan;
  long mailCredits = 500_000;
  long smsCredits = 1_000;
  Duration clearing = Duration.ofSeconds(10);
  Duration batching = Duration.ZERO;
  @Nullable Crowd crowd;
  @Nullable Hook mailHook;

  /** What a campaign or a single e-mail can be made from. */
  record Template(long id, String name, String html, String subject) {}

  State(Timekeeper time) {
    agenda = new Agenda(time);
    quotas = new Quotas(time);
    outbox = new Outbox(agenda);
  }

  boolean has(Oddity oddity) {
    return oddities.contains(oddity);
  }

  long now() {
    return agenda.now();
  }
}
