package dev.tertulia.conversations;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.ForbiddenException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenExchange;
import dev.tertulia.core.auth.TokenPair;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.CallScope;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How this vendor gives tokens, and what its answers mean for a grant.
 *
 * <p>Only words that are known to mean the end of a grant are taken for it. Any other refusal
 * leaves everything as it is, to be asked again later: a grant that is given up by mistake costs a
 * person's time, a question too many costs nothing.
 */
final class HighLevelExchange implements TokenExchange {
  /** Reconnecting takes two requests, which have to share the time of one. */
  private static final Resilience HALF = patience(TIMEOUT.dividedBy(2));

  private static final Resilience WHOLE = patience(TIMEOUT);

  private static final String TOKEN = "get-access-token";
  private static final String MINT = "get-location-access-token";
  private static final String RECONNECT = "reconnect";

  private final OAuthApi api;
  private final String clientId;
  private final Secret clientSecret;
  private final boolean reconnects;
  private final @Nullable String company;

  HighLevelExchange(
      OAuthApi api,
      String clientId,
      Secret clientSecret,
      boolean reconnects,
      @Nullable String company) {
    this.api = api;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.reconnects = reconnects;
    this.company = company;
  }

  private static Resilience patience(Duration within) {
    return Resilience.none().deadline(within).attemptTimeout(within);
  }

  /** The pair for a code that a person's consent gave. */
  TokenAnswer byCode(Secret code, @Nullable String redirectUri, CallScope scope) {
    ApiCall<JsonValue> call =
        api.token(clientId, clientSecret, "authorization_code", code, redirectUri, null);
    return sent(TOKEN, call, scope);
  }

  @Override
  public Answer refresh(String resource, TokenPair held) {
    ApiCall<JsonValue> call =
        api.token(clientId, clientSecret, "refresh_token", null, null, held.refresh());
    return answer(
        resource,
        () -> sent(TOKEN, call, scope(resource, WHOLE)),
        refusal -> says(refusal, "invalid grant", "invalid_grant"));
  }

  @Override
  public Answer mint(String resource, String parent, TokenPair held) {
    CallScope asParent = scope(parent, WHOLE).token(held.access());
    return answer(
        resource,
        () -> sent(MINT, api.locationToken(parent, resource), asParent),
        HighLevelExchange::opensNoMore);
  }

  /** The location is not, or no longer, among the company's. */
  private static boolean opensNoMore(SdkException refusal) {
    return refusal instanceof NotFoundException
        || refusal instanceof ForbiddenException
        || (refusal instanceof BadRequestException && says(refusal, "not installed", "not found"));
  }

  @Override
  public Answer reconnect(String resource, TokenPair lost) {
    if (!reconnects) {
      return new Rejected("reconnecting is switched off");
    }
    boolean ofCompany = TokenAnswer.isCompany(lost.facts());
    JsonValue who =
        JsonValue.object(
            "clientKey",
            clientId,
            "clientSecret",
            clientSecret.reveal(),
            ofCompany ? "companyId" : "locationId",
            resource);
    return answer(
        resource,
        () -> {
          JsonValue told = read(api.reconnect(who, clientSecret), scope(resource, HALF));
          Secret code = TokenAnswer.code(RECONNECT, told);
          return byCode(code, null, scope(resource, HALF));
        },
        // Gone, or it does not know us there: then only a person can help.
        refusal ->
            refusal instanceof NotFoundException
                || (refusal instanceof BadRequestException && !says(refusal, "not active")));
  }

  @Override
  public @Nullable String parentOf(String resource) {
    return resource.equals(company) ? null : company;
  }

  private static CallScope scope(String resource, Resilience patience) {
    return CallScope.of(resource).resilience(patience);
  }

  private static TokenAnswer sent(String operation, ApiCall<JsonValue> call, CallScope scope) {
    return TokenAnswer.of(operation, read(call, scope));
  }

  /** What cannot be read may hold half a token, so it is not handed on. */
  private static JsonValue read(ApiCall<JsonValue> call, CallScope scope) {
    try {
      return call.execute(scope);
    } catch (DecodingException e) {
      var report = new CallReport(e.operation(), e.attempts(), e.outcome(), e.traceId());
      throw TokenAnswer.unreadable(report, "the answer cannot be read");
    }
  }

  private static Answer answer(
      String resource, Supplier<TokenAnswer> request, Predicate<SdkException> rejected) {
    try {
      TokenAnswer granted = request.get();
      String opens = granted.installation().resource();
      if (opens != null && !opens.equals(resource)) {
        return new Unclear("the answer holds a token for another location or company");
      }
      return new Granted(granted.pair());
    } catch (SdkException e) {
      if (e instanceof CredentialsException token
          && token.state() == CredentialsException.State.REJECTED) {
        // The parent's token, of which there may be a newer one.
        throw e;
      }
      String words = Objects.toString(e.getMessage());
      boolean refused = e.outcome() == Outcome.REFUSED;
      if (refused && says(e, "not active")) {
        return new Suspended(words);
      }
      if (refused && rejected.test(e)) {
        return new Rejected(words);
      }
      return refused || e.outcome() == Outcome.NOT_SENT ? new Refused(words) : new Unclear(words);
    }
  }

  private static boolean says(SdkException refusal, String... words) {
    Throwable source = refusal instanceof ApiException ? refusal : refusal.getCause();
    String said = source instanceof ApiException answer ? answer.serverMessage() : null;
    String lower = said == null ? "" : said.toLowerCase(Locale.ROOT);
    return Arrays.stream(words).anyMatch(lower::contains);
  }
}
