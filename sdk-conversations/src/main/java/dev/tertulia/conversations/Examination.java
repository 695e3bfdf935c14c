package dev.tertulia.conversations;

import dev.tertulia.conversations.Checkup.Finding;
import dev.tertulia.conversations.Checkup.State;
import dev.tertulia.conversations.Checkup.Subject;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.ForbiddenException;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.RateLimitException;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.UnauthorizedException;
import dev.tertulia.core.transport.OperationCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Checkup} of what one harmless call came to. */
final class Examination {
  /** What the harmless call itself needs. */
  private static final String PROBED = "conversations.readonly";

  private final List<Finding> findings = new ArrayList<>();
  private final TreeSet<String> needed = new TreeSet<>();

  private Examination() {}

  static Checkup of(Runnable probe, OperationCatalog catalog, List<String> operations) {
    var examination = new Examination();
    operations.forEach(id -> examination.scopesOf(id, catalog.find(id)));
    try {
      probe.run();
      examination.good(Subject.SERVICE, "reached");
      examination.good(Subject.TOKEN, "accepted");
      examination.good(Subject.LOCATION, "the token may work for it");
    } catch (SdkException e) {
      examination.explain(e);
    }
    return examination.result();
  }

  private void scopesOf(String id, @Nullable OperationInfo operation) {
    if (operation == null) {
      bad(Subject.SCOPES, "there is no operation " + id);
    } else {
      needed.addAll(operation.scopes());
    }
  }

  private Checkup result() {
    if (!needed.isEmpty()) {
      unknown(
          Subject.SCOPES,
          "needed: "
              + String.join(", ", needed)
              + "; the service does not tell which ones a token has, so compare");
    }
    findings.sort((one, other) -> one.subject().compareTo(other.subject()));
    return new Checkup(findings);
  }

  private void explain(SdkException failure) {
    if (failure instanceof TransportException e) {
      bad(Subject.SERVICE, way(e.kind()));
    } else if (failure instanceof DecodingException) {
      bad(Subject.SERVICE, "something else answers there: check the base URL and proxies");
    } else if (failure instanceof CredentialsException e) {
      token(e);
    } else if (failure instanceof ForbiddenException) {
      good(Subject.SERVICE, "reached");
      good(Subject.TOKEN, "known to the service");
      bad(
          Subject.LOCATION,
          "the token is another location's: make one in this location, or change the location's"
              + " id");
    } else if (failure instanceof UnauthorizedException) {
      good(Subject.SERVICE, "reached");
      unknown(Subject.TOKEN, "refused for another reason: " + failure.getMessage());
    } else if (failure instanceof ServerException || failure instanceof RateLimitException) {
      unknown(Subject.SERVICE, "it answers, but not well at the moment: " + failure.getMessage());
    } else if (failure instanceof ApiException) {
      unknown(Subject.SERVICE, "it did not answer as it should: " + failure.getMessage());
    } else {
      unknown(Subject.SERVICE, "not asked: " + failure.getMessage());
    }
  }

  private void token(CredentialsException failure) {
    if (failure.attempts() > 0) {
      good(Subject.SERVICE, "reached");
    } else {
      unknown(Subject.SERVICE, "not asked, for want of a token");
    }
    switch (failure.state()) {
      case MISSING -> bad(Subject.TOKEN, "there is none: " + failure.getMessage());
      case REJECTED ->
          bad(
              Subject.TOKEN,
              "the service does not accept it: revoked, expired or copied wrongly; make a new one");
      case WRONG_TOKEN_CLASS ->
          bad(
              Subject.TOKEN,
              "it is an agency's: this API needs a sub-account's, made in the location or exchanged"
                  + " for it");
      case NEEDS_REAUTH ->
          bad(Subject.TOKEN, "the grant is gone: a person must connect the account again");
      case SUSPENDED ->
          bad(Subject.TOKEN, "the account is paused: it works again when the account does");
      case MISSING_SCOPE -> missingScope();
    }
  }

  /**
   * Bad only if it will be missed: a token that may do nothing but send is a good one to send with.
   */
  private void missingScope() {
    good(Subject.TOKEN, "accepted, but it may not do everything");
    if (needed.isEmpty() || needed.contains(PROBED)) {
      bad(Subject.SCOPES, "the token lacks " + PROBED);
    } else {
      unknown(Subject.LOCATION, "cannot be checked without " + PROBED);
    }
  }

  private static String way(TransportException.Kind kind) {
    return switch (kind) {
      case DNS -> "the host name has no address: check the base URL and this machine's name server";
      case CONNECT -> "no connection: check the base URL and firewalls";
      case TLS -> "no secure connection: check certificates, the clock, and proxies that open TLS";
      case PROXY -> "the proxy refuses: check its address and credentials";
      case TIMEOUT, DROPPED -> "connected, and no answer came: try again";
    };
  }

  private void good(Subject subject, String words) {
    findings.add(new Finding(subject, State.GOOD, words));
  }

  private void bad(Subject subject, String words) {
    findings.add(new Finding(subject, State.BAD, words));
  }

  private void unknown(Subject subject, String words) {
    findings.add(new Finding(subject, State.UNKNOWN, words));
  }
}
