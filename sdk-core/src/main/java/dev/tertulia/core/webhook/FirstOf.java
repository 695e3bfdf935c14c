package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import java.time.Instant;
import java.util.List;

/** Whoever applies first decides alone. */
record FirstOf(List<SignatureVerifier> verifiers) implements SignatureVerifier {

  static FirstOf of(List<SignatureVerifier> verifiers) {
    if (verifiers.isEmpty()) {
      throw new InvalidRequestException("SignatureVerifier.firstOf", "at least one", "none");
    }
    return new FirstOf(verifiers);
  }

  @Override
  public boolean appliesTo(WebhookRequest request) {
    return verifiers.stream().anyMatch(each -> each.appliesTo(request));
  }

  @Override
  public String verify(WebhookRequest request, Instant now) {
    for (SignatureVerifier each : verifiers) {
      if (each.appliesTo(request)) {
        return each.verify(request, now);
      }
    }
    throw new WebhookException("no signature of any kind that counts", null);
  }
}
