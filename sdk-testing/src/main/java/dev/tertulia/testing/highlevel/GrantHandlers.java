package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OAuth: codes for tokens, refresh tokens for new ones, a company's token for a location's. */
final class GrantHandlers {
  private static final Pattern SNAKE = Pattern.compile("_([a-z])");

  private GrantHandlers() {}

  static Reply token(Ask ask) {
    String kind = field(ask, "grant_type");
    if (kind == null) {
      throw Refusal.of(400, "Missing parameter: grantType");
    }
    if (field(ask, "client_id") == null) {
      throw Refusal.of(400, "Missing parameter: clientId");
    }
    return switch (kind) {
      case "authorization_code" -> byCode(ask);
      case "refresh_token" -> byRefresh(ask);
      default -> throw Refusal.of(400, "Invalid parameter: grantType");
    };
  }

  /** The code is looked at before the client, so wrong credentials look like a wrong code. */
  private static Reply byCode(Ask ask) {
    String code = field(ask, "code");
    Grants.Grant grant = ask.state().grants.redeemable(code);
    if (code == null || grant == null || !isClient(ask, grant)) {
      throw Refusal.grant("Authorization code not found");
    }
    return granted(ask, ask.state().grants.redeem(code), 200);
  }

  private static Reply byRefresh(Ask ask) {
    String refresh = field(ask, "refresh_token");
    Grants.Grant grant = ask.state().grants.ofRefresh(refresh);
    if (refresh == null || grant == null || !isClient(ask, grant)) {
      throw invalidGrant();
    }
    active(ask, grant.location());
    Grants.Pair pair = ask.state().grants.refresh(refresh);
    if (pair == null) {
      throw invalidGrant();
    }
    return granted(ask, pair, 200);
  }

  static Reply locationToken(Ask ask) {
    String location = ask.need("locationId");
    if (!ask.need("companyId").equals(ask.state().grants.company)
        || !ask.state().grants.locations.contains(location)) {
      throw Refusal.of(400, "Location not found");
    }
    active(ask, location);
    String app = Objects.requireNonNull(ask.token()).app();
    Grants.Pair pair = ask.state().grants.mint(app, location);
    if (pair == null) {
      throw Refusal.of(400, "App is not installed");
    }
    return granted(ask, pair, 201);
  }

  static Reply installed(Ask ask) {
    List<JsonValue> all = locations(ask);
    Long skip = JsonValue.of(ask.query("skip")).asLong();
    List<JsonValue> page =
        all.stream().skip(skip == null ? 0 : skip).limit(ask.limit(20, 1, 500)).toList();
    return ask.ok("locations", page, "count", all.size(), "installToFutureLocations", false);
  }

  static Reply installedV3(Ask ask) {
    if (!Objects.equals(ask.query("companyId"), ask.state().grants.company)) {
      throw Refusal.coded(404, "RESOURCE_NOT_FOUND", "Company not found");
    }
    Long wished = JsonValue.of(ask.query("pageSize")).asLong();
    int size = wished == null ? 20 : (int) Math.max(1, Math.min(100, wished));
    Long from =
        ask.query("pageToken") == null ? (Long) 0L : JsonValue.of(ask.query("pageToken")).asLong();
    List<JsonValue> all = locations(ask);
    if (from == null || from < 0 || from > all.size()) {
      throw Refusal.coded(400, "INVALID_ARGUMENT", "pageToken is invalid");
    }
    int to = (int) Math.min(all.size(), from + size);
    Doc paging =
        Doc.of(
            "totalRecords",
            all.size(),
            "hasNextPage",
            to < all.size(),
            "hasPrevPage",
            from > 0,
            "nextPageToken",
            to < all.size() ? String.valueOf(to) : null,
            "currentPageSize",
            to - from.intValue());
    return ask.ok(
        "items", all.subList(from.intValue(), to),
        "pagination", paging.json(),
        "installToFutureLocations", false);
  }

  private static List<JsonValue> locations(Ask ask) {
    String wanted = ask.query("locationId");
    return ask.state().grants.locations.stream()
        .filter(id -> wanted == null || wanted.equals(id))
        .<JsonValue>map(
            id ->
                JsonValue.object(
                    "_id", id, "name", "Location " + id, "address", "", "isInstalled", true))
        .toList();
  }

  private static Refusal invalidGrant() {
    return Refusal.of(400, "Invalid grant: refresh token is invalid");
  }

  private static Reply granted(Ask ask, Grants.Pair pair, int status) {
    Grants.Grant grant = pair.grant();
    boolean ofLocation = grant.kind() == Token.Kind.LOCATION;
    Doc snake =
        Doc.of(
            "access_token",
            pair.access(),
            "token_type",
            "Bearer",
            "expires_in",
            (pair.expires() - ask.state().now()) / 1000,
            "refresh_token",
            pair.refresh(),
            "scope",
            String.join(" ", new TreeSet<>(Operations.SCOPES)),
            "userType",
            ofLocation ? "Location" : "Company",
            "companyId",
            ask.state().grants.company,
            "locationId",
            ofLocation ? grant.location() : null,
            "userId",
            grant.app().id(),
            "isBulkInstallation",
            false);
    return ask.answer(status, isCamel(ask) ? camel(snake) : snake.json());
  }

  /** A location that does not pay: the refresh token stays as it is. */
  private static void active(Ask ask, String location) {
    if (ask.state().grants.paused.contains(location)) {
      throw Refusal.of(400, "Location is not active");
    }
  }

  private static boolean isClient(Ask ask, Grants.Grant grant) {
    return Grants.isOf(grant, field(ask, "client_id"), field(ask, "client_secret"));
  }

  /** Either spelling is read, whatever the version. */
  private static @Nullable String field(Ask ask, String snake) {
    String text = ask.text(snake);
    return text == null ? ask.text(camel(snake)) : text;
  }

  private static boolean isCamel(Ask ask) {
    return "v3".equals(ask.request().header("Version"))
        && !ask.request().path().equals("/oauth/locationToken");
  }

  private static JsonValue.Obj camel(Doc doc) {
    Doc camel = new Doc();
    doc.json().members().forEach((name, value) -> camel.set(camel(name), value));
    return camel.json();
  }

  private static String camel(String snake) {
    Matcher underscore = SNAKE.matcher(snake);
    return underscore.replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
