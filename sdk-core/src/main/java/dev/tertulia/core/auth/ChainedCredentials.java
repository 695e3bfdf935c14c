package dev.tertulia.core.auth;

import dev.tertulia.core.CredentialsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks providers in order until one has a token. */
final class ChainedCredentials implements CredentialsProvider {
  private final List<CredentialsProvider> providers;

  ChainedCredentials(List<CredentialsProvider> providers) {
    this.providers = providers;
  }

  @Override
  public Secret tokenFor(String resource) {
    return first(provider -> provider.tokenFor(resource));
  }

  @Override
  public Secret tokenFor(String resource, Duration within) {
    return first(provider -> provider.tokenFor(resource, within));
  }

  private Secret first(Function<CredentialsProvider, Secret> question) {
    List<String> tried = new ArrayList<>();
    for (CredentialsProvider provider : providers) {
      try {
        return question.apply(provider);
      } catch (CredentialsException e) {
        onlyIfMissing(e);
        tried.add(Objects.toString(e.getMessage()).replaceFirst("^no token: ", ""));
      }
    }
    throw SourcedCredentials.missing(
        tried.isEmpty() ? "the chain is empty" : String.join("; ", tried), null);
  }

  @Override
  public Optional<Secret> replacing(String resource, Secret rejected) {
    return other(provider -> provider.replacing(resource, rejected));
  }

  @Override
  public Optional<Secret> replacing(String resource, Secret rejected, Duration within) {
    return other(provider -> provider.replacing(resource, rejected, within));
  }

  private Optional<Secret> other(Function<CredentialsProvider, Optional<Secret>> question) {
    for (CredentialsProvider provider : providers) {
      try {
        Optional<Secret> other = question.apply(provider);
        if (other.isPresent()) {
          return other;
        }
      } catch (CredentialsException e) {
        onlyIfMissing(e);
      }
    }
    return Optional.empty();
  }

  /** A grant that needs a person must not be papered over by the next provider's token. */
  private static void onlyIfMissing(CredentialsException e) {
    if (e.state() != CredentialsException.State.MISSING) {
      throw e;
    }
  }

  @Override
  public String identity() {
    return providers.stream().map(CredentialsProvider::identity).collect(Collectors.joining("|"));
  }

  @Override
  public boolean servesManyResources() {
    return providers.stream().anyMatch(CredentialsProvider::servesManyResources);
  }

  @Override
  public String toString() {
    return "CredentialsProvider" + providers;
  }
}
