package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an app was installed, and what it may do there; the tokens that came with it are in the
 * store.
 *
 * @param userType {@code Location} or {@code Company}: what the token is for, whatever the app was
 *     meant for
 * @param companyId the agency
 * @param locationId the location; null where the whole company was connected
 * @param userId who installed it
 * @param planId the plan that was bought, for paid apps
 * @param scopes what was granted
 * @param approvedLocations the locations the company lets the app into, as far as it said so
 * @param isBulkInstallation whether it was installed in many locations at once
 * @param installToFutureLocations whether locations to come get it too
 */
public record Installation(
    @Nullable String userType,
    @Nullable String companyId,
    @Nullable String locationId,
    @Nullable String userId,
    @Nullable String planId,
    List<String> scopes,
    List<String> approvedLocations,
    @Nullable Boolean isBulkInstallation,
    @Nullable Boolean installToFutureLocations) {

  /** Keeps copies. */
  public Installation {
    scopes = List.copyOf(scopes);
    approvedLocations = List.copyOf(approvedLocations);
  }

  static Installation of(JsonValue granted) {
    String scope = granted.at("scope").asText();
    return new Installation(
        granted.at("userType").asText(),
        granted.at("companyId").asText(),
        granted.at("locationId").asText(),
        granted.at("userId").asText(),
        granted.at("planId").asText(),
        scope == null || scope.isBlank() ? List.of() : Arrays.asList(scope.strip().split("\\s+")),
        granted.at("approvedLocations").asList().stream()
            .map(JsonValue::asText)
            .filter(Objects::nonNull)
            .toList(),
        granted.at("isBulkInstallation").asBoolean(),
        granted.at("installToFutureLocations").asBoolean());
  }

  /**
   * Whether the token is the company's: then locations get theirs as they are needed. A sub-account
   * app that is installed from the agency's view gets such a token too.
   */
  public boolean forCompany() {
    return userType == null ? locationId == null : userType.equalsIgnoreCase("Company");
  }

  /** Whom the grant opens: the location's id, or the company's; null if neither was told. */
  @Nullable String resource() {
    return forCompany() ? companyId : locationId;
  }
}
