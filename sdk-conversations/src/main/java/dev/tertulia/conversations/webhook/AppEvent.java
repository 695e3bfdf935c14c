package dev.tertulia.conversations.webhook;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Your app was installed, removed or updated, in a location or in a whole agency: {@link
 * #locationId()} tells which, else the envelope's company. These go to the app's default webhook
 * URL only.
 */
public sealed interface AppEvent extends WebhookEvent {

  /** What the event tells of the installation. */
  Installation installation();

  /**
   * An app in a location or agency.
   *
   * @param installType such as {@code Location}
   * @param userId who installed it; absent where it was installed for locations to come
   * @param planId the plan it was installed with
   * @param trial its time of trial
   * @param companyName the agency's name
   * @param isWhitelabelCompany whether the agency has an address of its own
   * @param whitelabelDetails that address; can be empty
   * @param previousVersionId the version before an update
   * @param more everything else the vendor sent
   */
  record Installation(
      @Nullable String installType,
      @Nullable String userId,
      @Nullable String planId,
      @Nullable Trial trial,
      @Nullable String companyName,
      @Nullable Boolean isWhitelabelCompany,
      @Nullable Whitelabel whitelabelDetails,
      @Nullable String previousVersionId,
      @Unmodelled JsonValue more) {

    @Override
    public String toString() {
      return "Installation[installType=" + installType + ", planId=" + planId + "]";
    }
  }

  /**
   * A time of trial.
   *
   * @param onTrial whether it runs
   * @param trialDuration how many days it has
   * @param trialStartDate when it began
   */
  record Trial(
      @Nullable Boolean onTrial,
      @Nullable Integer trialDuration,
      @Nullable Instant trialStartDate) {}

  /**
   * An agency's own address.
   *
   * @param domain its domain
   * @param logoUrl its logo
   */
  record Whitelabel(@Nullable String domain, @Nullable String logoUrl) {}

  /**
   * The app was installed ({@code INSTALL}).
   *
   * @param installation where and how
   * @param envelope what the event says of itself
   */
  record Installed(Installation installation, EventEnvelope envelope) implements AppEvent {}

  /**
   * The app was removed ({@code UNINSTALL}): its tokens are worth nothing from now on.
   *
   * @param installation what is told of it: little
   * @param envelope what the event says of itself
   */
  record Uninstalled(Installation installation, EventEnvelope envelope) implements AppEvent {}

  /**
   * A location or agency moved to another version of the app ({@code UPDATE}).
   *
   * @param installation as it is now, with the version before
   * @param envelope what the event says of itself
   */
  record Updated(Installation installation, EventEnvelope envelope) implements AppEvent {}
}
