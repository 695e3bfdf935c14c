package dev.tertulia.acumbamail;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.TransportException;

/**
 * Whether a client can work, and what to do if not: made by {@link AcumbamailClient#check}, to be
 * printed.
 *
 * @param ok whether the vendor answers and takes the token. What the plan allows is not found out:
 *     the question asked is answered on free plans too
 * @param words for a person
 */
public record Checkup(boolean ok, String words) {

  static Checkup of(Runnable probe) {
    try {
      probe.run();
      return new Checkup(true, "GOOD: reached, and the token is accepted");
    } catch (SdkException e) {
      return new Checkup(false, advice(e));
    }
  }

  private static String advice(SdkException failure) {
    if (failure instanceof TransportException) {
      return "SERVICE BAD: check the base URL, firewalls and proxies: " + failure.getMessage();
    }
    if (failure instanceof DecodingException) {
      return "SERVICE BAD: something else answers there: check the base URL and proxies";
    }
    if (failure instanceof CredentialsException e) {
      return e.state() == CredentialsException.State.MISSING
          ? "TOKEN BAD: there is none: " + e.getMessage()
          : "TOKEN BAD: the vendor does not accept it: copy the customer identifier of its API page";
    }
    return failure instanceof ApiException
        ? "UNKNOWN: it answers, but not as it should: " + failure.getMessage()
        : "UNKNOWN: not asked: " + failure.getMessage();
  }

  @Override
  public String toString() {
    return words;
  }
}
