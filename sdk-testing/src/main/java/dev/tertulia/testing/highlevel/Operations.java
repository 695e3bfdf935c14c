package dev.tertulia.testing.highlevel;

import static dev.tertulia.testing.highlevel.Operation.on;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the Sandbox can be asked. What is not here is refused; the first row that fits is
 * taken.
 */
final class Operations {
  private static final String READ_GRANTS = "oauth.readonly";
  private static final String WRITE_GRANTS = "oauth.write";

  private static final List<Operation> MEDIA =
      List.of(
          on("put-media", "PUT /media/{id}", null, MediaHandlers::put)
              .openTo(Operation.Access.ADDRESS),
          on("get-media", "GET /media/{id}", null, MediaHandlers::get)
              .openTo(Operation.Access.ADDRESS),
          on(
                  "get-attachment",
                  "GET /conversations-assets/location/{location}/{id}/{name}",
                  null,
                  MediaHandlers::attachment)
              .openTo(Operation.Access.ADDRESS));

  private static final String PAGE_FIELDS =
      "response_type client_id redirect_uri scope state loginWindowOpenMode version_id";

  private static final List<Operation> GRANTS =
      List.of(
          on("choose-location", "GET /oauth/chooselocation", null, ConnectHandlers::page)
              .openTo(Operation.Access.ANYONE)
              .query(PAGE_FIELDS),
          on("choose-location", "GET /v2/oauth/chooselocation", null, ConnectHandlers::page)
              .openTo(Operation.Access.ANYONE)
              .query(PAGE_FIELDS),
          on("reconnect", "POST /oauth/reconnect", null, ConnectHandlers::reconnect)
              .openTo(Operation.Access.ANYONE)
              .body("clientKey! clientSecret! locationId companyId"),
          on("get-access-token", "POST /oauth/token", null, GrantHandlers::token)
              .openTo(Operation.Access.ANYONE)
              .body(
                  "client_id client_secret grant_type code refresh_token user_type redirect_uri"
                      + " clientId clientSecret grantType refreshToken userType redirectUri"),
          on(
                  "get-location-access-token",
                  "POST /oauth/locationToken",
                  WRITE_GRANTS,
                  GrantHandlers::locationToken)
              .openTo(Operation.Access.COMPANY)
              .in(Set.of("2021-07-28", "v3"))
              .body("companyId! locationId!"),
          on(
                  "get-location-access-token",
                  "POST /oauth/location-token",
                  WRITE_GRANTS,
                  GrantHandlers::locationToken)
              .openTo(Operation.Access.COMPANY)
              .in(Operation.V3)
              .body("companyId! locationId!"),
          on(
                  "get-installed-location",
                  "GET /oauth/installedLocations",
                  READ_GRANTS,
                  GrantHandlers::installed)
              .openTo(Operation.Access.COMPANY)
              .query(
                  "companyId! appId! isInstalled? query versionId onTrial? planId locationId skip#"
                      + " limit#"),
          on(
                  "get-installed-location",
                  "GET /oauth/installed-locations",
                  READ_GRANTS,
                  GrantHandlers::installedV3)
              .openTo(Operation.Access.COMPANY)
              .in(Operation.V3)
              .query(
                  "companyId! appId! isInstalled? query versionId onTrial? planId locationId"
                      + " pageSize# pageToken restrictToUserLocations?"));

  private static final List<Operation> LOCATIONS =
      List.of(
          on(
                  "get-location",
                  "GET /locations/{locationId}",
                  "locations.readonly",
                  LocationHandlers::get)
              .in(Set.of("2021-07-28")));

  static final List<Operation> TABLE =
      Stream.of(ConversationOperations.ROWS, ContactOperations.ROWS, LOCATIONS, MEDIA, GRANTS)
          .flatMap(List::stream)
          .toList();

  /** Every scope there is. */
  static final Set<String> SCOPES =
      TABLE.stream()
          .map(Operation::scope)
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());

  private Operations() {}
}
