package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds many subscribers in batches, and tells of each what became of it. Used once, by one thread.
 */
final class Imports {
  private static final int MOST = 1000;

  /** No size is documented; forms of more than 2.5 MB are what servers of this kind refuse. */
  private static final int MOST_BYTES = 2_000_000;

  private final Function<List<Map<String, String>>, List<Wire.Added>> send;
  private final Consumer<? super Imported> report;
  private final List<NewSubscriber> batch = new ArrayList<>();
  private int bytes;

  Imports(
      Function<List<Map<String, String>>, List<Wire.Added>> send,
      Consumer<? super Imported> report) {
    this.send = send;
    this.report = report;
  }

  void run(Iterable<NewSubscriber> people) {
    for (NewSubscriber person : people) {
      if (person.getsMail()) {
        throw new InvalidRequestException(
            "Subscribers.addAll", "people who get no mail by being added", "one who would");
      }
      int size = encodedLength(JsonValue.of(person.mergeFields()).json());
      if (batch.size() == MOST || (!batch.isEmpty() && bytes + size > MOST_BYTES)) {
        flush();
      }
      batch.add(person);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      flush();
    }
  }

  /** In a form everything but letters and digits takes three bytes. */
  private static int encodedLength(String json) {
    int length = 1;
    for (byte each : json.getBytes(StandardCharsets.UTF_8)) {
      length += each > 0 && Character.isLetterOrDigit(each) ? 1 : 3;
    }
    return length;
  }

  private void flush() {
    var sent = List.copyOf(batch);
    batch.clear();
    bytes = 0;
    List<Wire.Added> answer;
    try {
      answer = send.apply(sent.stream().map(NewSubscriber::mergeFields).toList());
    } catch (SdkException e) {
      // Whoever keeps the report can see whom the failure is about.
      sent.forEach(each -> report.accept(new Imported(each.email(), null, null, e.outcome())));
      throw e;
    }
    tell(sent, answer);
  }

  private void tell(List<NewSubscriber> sent, List<Wire.Added> answer) {
    Map<String, Queue<Wire.Added>> byEmail = new HashMap<>();
    for (Wire.Added each : answer) {
      if (each.email() != null) {
        byEmail.computeIfAbsent(lower(each.email()), key -> new ArrayDeque<>()).add(each);
      }
    }
    for (NewSubscriber each : sent) {
      Queue<Wire.Added> said = byEmail.get(lower(each.email()));
      report.accept(imported(each.email(), said == null ? null : said.poll()));
    }
  }

  private static Imported imported(String email, Wire.@Nullable Added said) {
    if (said == null) {
      return new Imported(email, null, null, Outcome.UNKNOWN);
    }
    Long id = said.id().asLong();
    if (id != null && id > 0) {
      return new Imported(email, SubscriberId.of(id), null, Outcome.ACCEPTED);
    }
    String words = AcumbamailErrors.words(said.error());
    String error = words == null ? AcumbamailErrors.words(said.id()) : words;
    return new Imported(email, null, error, error == null ? Outcome.UNKNOWN : Outcome.REFUSED);
  }

  private static String lower(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
