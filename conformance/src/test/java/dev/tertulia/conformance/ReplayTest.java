package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Catalog;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the typed calls send, an action sends the same when it is given the same by name: so the
 * listing lacks nothing, and says nothing wrong, of what the typed calls are known to send.
 */
class ReplayTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private final ManualTimekeeper time = ManualTimekeeper.jumping(START);
  private final Ids ids = new Ids();
  private final List<Tap.Asked> typed = new ArrayList<>();
  private final Set<String> unseen = new TreeSet<>();

  /** The operation of each attempt, in order. */
  private static final class Ids implements CallListener {
    private final List<String> all = new ArrayList<>();

    @Override
    public void attempting(Attempting event) {
      all.add(event.operation());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "v3"})
  void everyActionOfHighLevelSendsWhatTheTypedCallSends(String version) {
    Listing listing = Listing.of(ConversationsClient.class);
    Tap passing = Tap.passing();
    Tap told = Tap.answering(EveryInput.ANSWERS);
    Tap invoked = Tap.answering(request -> "{}");
    try (Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
        var inTown = highLevel(sandbox, version, passing);
        var telling = highLevel(sandbox, version, told);
        var other = highLevel(sandbox, version, invoked)) {
      new EveryOperation(inTown, sandbox).run();
      new EveryInput(telling).run();
      typed.addAll(passing.asked());
      typed.addAll(told.asked());
      replay(listing, List.copyOf(ids.all), other.catalog(), invoked);
    }
  }

  private ConversationsClient highLevel(Sandbox sandbox, String version, Tap tap) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
        .location(sandbox.highLevel().location())
        .baseUrl(sandbox.highLevel().url())
        .timekeeper(time)
        .version(version)
        .listener(ids)
        .httpClient(tap.client())
        .build();
  }

  @Test
  void everyActionOfAcumbamailSendsWhatTheTypedCallSends() {
    Listing listing = Listing.of(AcumbamailClient.class);
    Tap told = Tap.answering(new Answers(listing));
    Tap invoked = Tap.answering(new Answers(listing));
    try (var telling = acumbamail(told);
        var other = acumbamail(invoked)) {
      new EveryFunction(telling, START.plus(Duration.ofDays(30))).run();
      typed.addAll(told.asked());
      replay(listing, List.copyOf(ids.all), other.catalog(), invoked);
    }
  }

  private AcumbamailClient acumbamail(Tap tap) {
    return AcumbamailClient.builder()
        .credentials(CredentialsProvider.token("token1"))
        .timekeeper(time)
        .listener(ids)
        .httpClient(tap.client())
        .build();
  }

  private void replay(Listing listing, List<String> operations, Catalog catalog, Tap invoked) {
    Map<String, Action> byId =
        listing.actions().stream().collect(Collectors.toMap(Action::id, Function.identity()));
    byId.values().forEach(this::allUnseen);
    Set<String> replayed = new TreeSet<>();
    assertThat(operations).hasSameSizeAs(typed);
    for (int i = 0; i < operations.size(); i++) {
      Action action = byId.get(operations.get(i));
      if (action != null && action.invocable()) {
        replayed.add(action.id());
        replay(action, typed.get(i), catalog, invoked);
      }
    }

    assertThat(replayed)
        .containsExactlyInAnyOrderElementsOf(
            listing.actions().stream().filter(Action::invocable).map(Action::id).toList());
    assertThat(unseen).as("inputs that no typed call sends").isEmpty();
  }

  private void allUnseen(Action action) {
    action.inputs().stream()
        .filter(each -> action.invocable() && !each.given())
        .map(each -> action.id() + "." + each.name())
        .forEach(unseen::add);
  }

  private void replay(Action action, Tap.Asked asked, Catalog catalog, Tap invoked) {
    assertThat(Replay.unknown(action, asked)).as(action.id()).isEmpty();
    Map<String, Object> inputs = Replay.inputs(action, asked);
    inputs.keySet().forEach(each -> unseen.remove(action.id() + "." + each));
    int before = invoked.asked().size();

    invoke(catalog, action, inputs);

    assertThat(invoked.asked()).as(action.id()).hasSizeGreaterThan(before);
    Tap.Asked again = invoked.asked().get(before);
    assertThat(line(again)).isEqualTo(line(asked));
    assertThat(content(action, again)).as(action.id()).isEqualTo(content(action, asked));
  }

  /** What it makes of the answer is another matter. */
  private static void invoke(Catalog catalog, Action action, Map<String, Object> inputs) {
    try {
      catalog.invoke(action.id(), inputs);
    } catch (InvalidRequestException e) {
      throw e;
    } catch (SdkException e) {
      assertThat(e.attempts()).isPositive();
    }
  }

  private static List<Object> line(Tap.Asked asked) {
    Request request = asked.request();
    Map<String, List<String>> query =
        request.url().queryParameterNames().stream()
            .collect(Collectors.toMap(each -> each, request.url()::queryParameterValues));
    return List.of(
        request.method(),
        request.url().encodedPath(),
        query,
        request.headers(),
        Replay.contentType(asked));
  }

  private static Object content(Action action, Tap.Asked asked) {
    boolean form = action.inputs().stream().anyMatch(each -> each.in() == Field.Place.FORM);
    if (asked.body().isEmpty() || form || asked.body().contains("auth_token")) {
      return Replay.fields(asked);
    }
    return JsonValue.parse(asked.body());
  }

  /** What each function may answer, by what the listing says it does. */
  private record Answers(Listing listing) implements Function<Request, String> {
    @Override
    public String apply(Request request) {
      String function = request.url().pathSegments().get(2);
      if (function.equals("sendSMS")) {
        return "{\"messages\": [{\"status\": 0, \"id\": 1}]}";
      }
      String output =
          listing.actions().stream()
              .filter(each -> each.id().equals(function))
              .map(Action::output)
              .findFirst()
              .orElseThrow();
      return switch (output) {
        case "" -> "\"OK\"";
        case "integer", "number" -> "7";
        case "string" -> "\"0123456789abcdef\"";
        case "any" -> "[]";
        default -> output.endsWith("[]") ? "[]" : output.endsWith("{}") ? "{}" : "{\"x\": 1}";
      };
    }
  }
}
