package dev.tertulia.conversations;

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
import java.util.stream.Collectors;

/**
 * Whether a client can work, and what to do if not: made by {@link ConversationsClient#check}, to
 * be printed.
 *
 * @param findings what was found, in the order one must act
 */
public record Checkup(List<Finding> findings) {

  /** What a finding is about. */
  public enum Subject {
    /** Whether the service can be reached and answers. */
    SERVICE,
    /** Whether the token is accepted, and of the right class. */
    TOKEN,
    /** Whether the token may work for this location. */
    LOCATION,
    /** What the token must be allowed to do. */
    SCOPES
  }

  /** How it stands. */
  public enum State {
    /** Fine. */
    GOOD,
    /** Must be mended. */
    BAD,
    /** Could not be found out. */
    UNKNOWN
  }

  /**
   * One thing found.
   *
   * @param subject what it is about
   * @param state how it stands
   * @param words for a person
   */
  public record Finding(Subject subject, State state, String words) {
    @Override
    public String toString() {
      return subject + " " + state + ": " + words;
    }
  }

  /** Keeps a copy. */
  public Checkup {
    findings = List.copyOf(findings);
  }

  /** Whether nothing must be mended. */
  public boolean ok() {
    return findings.stream().noneMatch(each -> each.state() == State.BAD);
  }

  @Override
  public String toString() {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }

  static Checkup of(Runnable probe, OperationCatalog catalog, List<String> operations) {
    var findings = new ArrayList<Finding>();
    try {
      probe.run();
      add(findings, Subject.SERVICE, State.GOOD, "reached");
      add(findings, Subject.TOKEN, State.GOOD, "accepted");
      add(findings, Subject.LOCATION, State.GOOD, "the token may work for it");
    } catch (SdkException e) {
      explain(findings, e);
    }
    scopes(findings, catalog, operations);
    return new Checkup(findings);
  }

  private static void explain(List<Finding> findings, SdkException failure) {
    if (failure instanceof TransportException e) {
      add(findings, Subject.SERVICE, State.BAD, way(e.kind()));
      return;
    }
    if (failure instanceof DecodingException) {
      add(
          findings,
          Subject.SERVICE,
          State.BAD,
          "something else answers there: check the base URL and proxies");
      return;
    }
    if (failure instanceof CredentialsException e) {
      boolean asked = e.attempts() > 0;
      add(
          findings,
          Subject.SERVICE,
          asked ? State.GOOD : State.UNKNOWN,
          asked ? "reached" : "not asked, for want of a token");
      add(
          findings,
          Subject.TOKEN,
          e.state() == CredentialsException.State.MISSING_SCOPE ? State.GOOD : State.BAD,
          token(e.state()));
      if (e.state() == CredentialsException.State.MISSING_SCOPE) {
        add(findings, Subject.SCOPES, State.BAD, "the token lacks conversations.readonly");
      }
      return;
    }
    if (failure instanceof ForbiddenException) {
      add(findings, Subject.SERVICE, State.GOOD, "reached");
      add(findings, Subject.TOKEN, State.GOOD, "known to the service");
      add(
          findings,
          Subject.LOCATION,
          State.BAD,
          "the token is another location's: make one in this location, or change the location's"
              + " id");
      return;
    }
    if (failure instanceof UnauthorizedException) {
      add(findings, Subject.SERVICE, State.GOOD, "reached");
      add(
          findings,
          Subject.TOKEN,
          State.UNKNOWN,
          "refused for another reason: " + failure.getMessage());
      return;
    }
    boolean passing = failure instanceof ServerException || failure instanceof RateLimitException;
    add(
        findings,
        Subject.SERVICE,
        passing || failure instanceof ApiException ? State.UNKNOWN : State.BAD,
        (passing ? "it answers, but not well at the moment: " : "it did not answer as it should: ")
            + failure.getMessage());
  }

  private static String way(TransportException.Kind kind) {
    return switch (kind) {
      case DNS -> "the host name has no address: check the base URL and this machine's name server";
      case CONNECT -> "no connection: check the base URL and firewalls";
      case TLS ->
          "no secure connection: check certificates, the clock, and whether a proxy breaks TLS"
              + " open";
      case PROXY -> "the proxy refuses: check its address and credentials";
      case TIMEOUT, DROPPED -> "connected, and no answer came: try again";
    };
  }

  private static String token(CredentialsException.State state) {
    return switch (state) {
      case MISSING -> "there is none: see what the credentials provider says";
      case REJECTED ->
          "the service does not accept it: it was revoked, has expired or was copied wrongly; make"
              + " a new one";
      case MISSING_SCOPE -> "accepted, but it lacks a scope";
      case WRONG_TOKEN_CLASS ->
          "it is an agency's: this API needs a sub-account's, made in the location or exchanged for"
              + " it";
      case NEEDS_REAUTH -> "the grant is gone: a person must connect the account again";
      case SUSPENDED -> "the account is paused: it works again when the account does";
    };
  }

  private static void scopes(
      List<Finding> findings, OperationCatalog catalog, List<String> operations) {
    var needed = new TreeSet<String>();
    for (String id : operations) {
      OperationInfo operation = catalog.find(id);
      if (operation == null) {
        add(findings, Subject.SCOPES, State.BAD, "there is no operation " + id);
      } else {
        needed.addAll(operation.scopes());
      }
    }
    if (!needed.isEmpty()) {
      add(
          findings,
          Subject.SCOPES,
          State.UNKNOWN,
          "needed: "
              + String.join(", ", needed)
              + "; the service does not tell which ones a token has, so compare");
    }
  }

  private static void add(List<Finding> findings, Subject subject, State state, String words) {
    findings.add(new Finding(subject, state, words));
  }
}
