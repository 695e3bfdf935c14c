package dev.tertulia.core.transport;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Quota;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.Secret;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads what came back from one attempt, or why nothing did. */
final class Exchange<T> {
  private static final String SECRET = "‹secret›";

  private final Engine engine;
  private final PreparedCall<T> call;
  private final int number;
  private final boolean mayHaveArrived;

  /**
   * An exchange.
   *
   * @param mayHaveArrived whether an earlier attempt of the same call may have been processed: then
   *     no later refusal can say that nothing happened
   */
  Exchange(Engine engine, PreparedCall<T> call, int number, boolean mayHaveArrived) {
    this.engine = engine;
    this.call = call;
    this.number = number;
    this.mayHaveArrived = mayHaveArrived;
  }

  private CallReport report(Outcome outcome, @Nullable String traceId) {
    Outcome known = mayHaveArrived && outcome != Outcome.ACCEPTED ? Outcome.UNKNOWN : outcome;
    return new CallReport(call.id(), number, known, traceId, call.operation().safety());
  }

  Answer<T> unanswered(Attempt attempt, Throwable failure) {
    if (failure instanceof Error error) {
      // A broken program is no broken line.
      throw error;
    }
    Happening happening = attempt.happening(failure);
    TransportException.Kind kind = attempt.kind(failure);
    String words =
        switch (kind) {
          case DNS -> "the host name has no address";
          case CONNECT -> "no connection";
          case TLS -> "no secure connection";
          case PROXY -> "no way through the proxy";
          case TIMEOUT -> "no answer in time; it may have arrived";
          case DROPPED -> "the connection broke before the answer; it may have arrived";
        };
    return Answer.failed(
        happening, new TransportException(report(happening.outcome(), null), kind, words, failure));
  }

  Answer<T> answered(Response response, @Nullable Secret token) {
    int status = response.code();
    Instant now = engine.time().now();
    Quota quota = RateLimitHeaders.read(response.headers(), now);
    if (status == 407) {
      response.close();
      return Answer.failed(
          Happening.REFUSED_FOR_GOOD,
          new TransportException(
              report(Outcome.NOT_SENT, null),
              TransportException.Kind.PROXY,
              "the proxy wants other credentials",
              null));
    }
    return response.isSuccessful()
        ? success(response, quota, token)
        : refusal(response, quota, now, token);
  }

  @SuppressWarnings("unchecked") // The type is the one the wire method declares.
  private Answer<T> success(Response response, @Nullable Quota quota, @Nullable Secret token) {
    Type type = call.type();
    int status = response.code();
    if (AnswerReader.streams(type)) {
      var download = engine.reader().download(response, report(Outcome.ACCEPTED, null));
      return new Answer<>((T) download, null, null, status, null, quota, null);
    }
    var body = new Buffer();
    // A copy of the start, which shares the segments: read only if there is something to say of it.
    var start = new Buffer();
    try (response) {
      engine.reader().whole(response, body);
      body.copyTo(start, 0, body.size());
      String trace = engine.traceOf(body);
      CallReport accepted = report(Outcome.ACCEPTED, trace);
      T value = (T) engine.reader().decode(type, body, accepted, () -> kept(start, token));
      return new Answer<>(value, null, null, status, trace, quota, null);
    } catch (RefusedAnswer e) {
      return refusal(status, e.words(), quota, kept(start, token), token);
    } catch (DecodingException e) {
      return Answer.failed(Happening.CUT, e);
    } catch (IOException e) {
      CallReport report = report(Outcome.ACCEPTED, null);
      return Answer.failed(
          Happening.CUT,
          new DecodingException(
              report,
              "the answer was cut",
              "",
              kept(body, token).getBytes(StandardCharsets.UTF_8),
              e));
    }
  }

  /** Of an answer that gives tokens only how it begins, which tells what kind of thing it is. */
  private String kept(Buffer body, @Nullable Secret token) {
    boolean givesTokens = call.proof() == PreparedCall.Proof.BODY;
    return without(AnswerReader.start(body, givesTokens ? 1 : AnswerReader.KEPT), token);
  }

  /** A service that echoes what it was sent must not make us tell it. */
  private String without(String text, @Nullable Secret token) {
    String told = token == null ? text : text.replace(token.reveal(), "‹token›");
    for (Secret sent : call.secrets()) {
      told = told.replace(sent.reveal(), SECRET).replace(TokenPlacement.encoded(sent), SECRET);
    }
    return told;
  }

  /** A yes that is a no. */
  private Answer<T> refusal(
      int status, ServerWords words, @Nullable Quota quota, String body, @Nullable Secret token) {
    Happening happening =
        words.kind() == ServerWords.Kind.TOKEN
            ? Happening.TOKEN_REJECTED
            : Happening.REFUSED_FOR_GOOD;
    CallReport report = report(happening.outcome(), words.traceId());
    String said = words.message();
    var failure =
        ApiException.of(
            report,
            new ApiFailure(status, said == null ? null : without(said, token), body, quota, null));
    return new Answer<>(
        null, happening, explained(failure, report, words), status, words.traceId(), quota, null);
  }

  private Answer<T> refusal(
      Response response, @Nullable Quota quota, Instant now, @Nullable Secret token) {
    int status = response.code();
    try (response) {
      String body = without(AnswerReader.start(response), token);
      ServerWords words = words(response, body);
      Duration asked =
          RetryAfter.read(HttpClients.retryAfter(response), response.header("Date"), now);
      Happening happening = call.rules().ofStatus(status);
      if (token != null && status == 401 && words.kind() == ServerWords.Kind.TOKEN) {
        happening = Happening.TOKEN_REJECTED;
      }
      Duration wait =
          happening == Happening.RATE_LIMITED ? engine.pause(call, asked, quota) : asked;
      Instant retryableAt = wait == null ? null : now.plus(wait);
      CallReport report = report(happening.outcome(), words.traceId());
      ApiException failure =
          ApiException.of(
              report, new ApiFailure(status, words.message(), body, quota, retryableAt));
      return new Answer<>(
          null,
          happening,
          token == null ? failure : explained(failure, report, words),
          status,
          words.traceId(),
          quota,
          wait);
    }
  }

  private ServerWords words(Response response, String body) {
    String type = Objects.requireNonNullElse(response.header("Content-Type"), "");
    try {
      return engine.errors().read(response.code(), type, body);
    } catch (RuntimeException e) {
      // It promised not to. The refusal is still the better story.
      return new ServerWords(null, null, ServerWords.Kind.OTHER);
    }
  }

  /** Which ones, for whoever has to add them. */
  private String scopes() {
    List<String> needed = call.operation().scopes();
    return needed.isEmpty() ? "" : ": " + String.join(", ", needed);
  }

  /** A 401 that is about the token says so in its type; the whole answer stays the cause. */
  private SdkException explained(ApiException failure, CallReport report, ServerWords words) {
    CredentialsException.State state =
        switch (words.kind()) {
          case TOKEN -> CredentialsException.State.REJECTED;
          case MISSING_SCOPE -> CredentialsException.State.MISSING_SCOPE;
          case WRONG_TOKEN_CLASS -> CredentialsException.State.WRONG_TOKEN_CLASS;
          case OTHER -> null;
        };
    if (state == null) {
      return failure;
    }
    String said =
        switch (state) {
          case REJECTED -> "the service does not accept the token";
          case MISSING_SCOPE -> "the token lacks a scope this operation needs" + scopes();
          default -> "the token is of the wrong class for this operation";
        };
    return new CredentialsException(report, state, failure.status() + " " + said, failure);
  }
}
