package dev.tertulia.testing.acumbamail;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People who do with a mail what people do: the same in every run with the same seed, whatever the
 * order the mails go out in.
 */
final class Crowd {
  private static final List<String> COUNTRIES =
      List.of("ES 52", "MX 14", "AR 9", "CO 8", "US 7", "FR 5", "DE 3", "GB 2");
  private static final List<String> BROWSERS =
      List.of("Chrome 58", "Safari 24", "Firefox 10", "Edge 8");
  private static final List<String> SYSTEMS =
      List.of("Android 38", "Windows 34", "iOS 18", "macOS 7", "Linux 3");

  private final long seed;

  Crowd(long seed) {
    this.seed = seed;
  }

  /** Somebody has got the mail: plans what comes of it. */
  void receives(State state, Mail mail) {
    long campaign = mail.campaign == null ? 0 : mail.campaign.id;
    var random = new SplittableRandom(seed ^ (31L * mail.to.hashCode() + campaign));
    mail.means =
        new Mail.Means(country(mail, random), picked(BROWSERS, random), picked(SYSTEMS, random));
    double fate = random.nextDouble();
    if (fate < 0.01) {
      mail.happens(state, Event.HARD_BOUNCE);
    } else if (fate < 0.03) {
      mail.happens(state, Event.SOFT_BOUNCE);
    } else if (fate < 0.43) {
      reads(state, mail, random);
    }
  }

  /** Most within the day, the rest later. */
  private static void reads(State state, Mail mail, SplittableRandom random) {
    Duration until = Duration.ofSeconds((long) (-Math.log(1 - random.nextDouble()) * 6 * 3600));
    Duration more = Duration.ofSeconds(random.nextInt(20, 300));
    double mood = random.nextDouble();
    List<String> links = mail.campaign == null ? List.of() : mail.campaign.links;
    String link = links.isEmpty() ? "" : links.get(random.nextInt(links.size()));
    state.agenda.after(
        until,
        () -> {
          mail.opens(state);
          if (mood < 0.22 && !link.isEmpty()) {
            state.agenda.after(more, () -> mail.clicks(state, link));
          } else if (mood < 0.30) {
            state.agenda.after(more, () -> mail.opens(state));
          } else if (mood > 0.998) {
            mail.happens(state, Event.COMPLAIN);
          } else if (mood > 0.99) {
            mail.happens(state, Event.UNSUBSCRIBES);
          }
        });
  }

  /** Where a list knows the country, people are there. */
  private static String country(Mail mail, SplittableRandom random) {
    String drawn = picked(COUNTRIES, random);
    Subscriber person = mail.list == null ? null : mail.list.find(mail.to);
    return person == null ? drawn : person.fields.getOrDefault("country", drawn);
  }

  private static String picked(List<String> weighted, SplittableRandom random) {
    int left = random.nextInt(100);
    for (String each : weighted) {
      int space = each.indexOf(' ');
      left -= Integer.parseInt(each.substring(space + 1));
      if (left < 0) {
        return each.substring(0, space);
      }
    }
    throw new IllegalStateException("expected weights of 100 in all");
  }
}
