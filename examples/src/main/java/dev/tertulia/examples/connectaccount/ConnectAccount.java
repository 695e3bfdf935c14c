package dev.tertulia.examples.connectaccount;

import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.HighLevelOAuthBuilder;
import dev.tertulia.conversations.Installation;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connects an account by OAuth, and makes a first call: on the Sandbox, or, with {@code
 * HIGHLEVEL_CLIENT_ID} and {@code HIGHLEVEL_CLIENT_SECRET} set, on the real service.
 *
 * <p>The vendor documents that a redirect URI must be https. So for the real service let a tunnel
 * of yours lead to the port this program prints, and set {@code HIGHLEVEL_REDIRECT_URI} to what is
 * registered with the app; {@code HIGHLEVEL_PORT} chooses the port. A redirect that does not bring
 * the state back is refused: whether the real one does was never seen.
 */
public final class ConnectAccount {
  private static final String[] SCOPES = {
    "conversations.readonly", "conversations/message.readonly", "contacts.readonly"
  };

  private ConnectAccount() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var teller = new Teller(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    String id = System.getenv("HIGHLEVEL_CLIENT_ID");
    String secret = System.getenv("HIGHLEVEL_CLIENT_SECRET");
    if (id == null || secret == null) {
      onTheSandbox(teller);
    } else {
      onTheRealService(teller, id, secret);
    }
  }

  static void onTheSandbox(Teller teller) throws IOException, InterruptedException {
    teller.title("Connecting an account, on the Sandbox: an in-memory HighLevel on this machine");
    var time = ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
    Path folder = Files.createTempDirectory("tertulia-connect-account");
    try (Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
        var redirect = new RedirectPage(0)) {
      HighLevelSandbox highLevel = sandbox.highLevel();
      highLevel.receives(highLevel.contact("Ana García").add(), "SMS", "A table for four?");
      OAuthApp app = highLevel.oauthApp();
      HighLevelOAuthBuilder builder =
          HighLevelOAuth.app(app.clientId(), app.clientSecret())
              .baseUrl(highLevel.url())
              .authorizationPage(highLevel.url() + "/v2/oauth/chooselocation")
              .timekeeper(time);
      try (HighLevelOAuth oauth = withStore(builder, folder, time, teller)) {
        URI login = login(oauth, redirect, redirect.uri(), teller);
        teller.step(
            "A person opens it, logs in, and chooses the location (played by this program)");
        new Browser(teller).open(login);
        String location = install(oauth, redirect, redirect.uri(), folder, teller);
        try (var client =
            ConversationsClient.builder()
                .credentials(oauth.credentials())
                .location(location)
                .baseUrl(highLevel.url())
                .timekeeper(time)
                .build()) {
          firstCall(client, teller);
          teller.step("A day and an hour later, the access token is dead");
          time.advance(Duration.ofHours(25));
          firstCall(client, teller);
          teller.say(
              "%d requests for tokens in all: one for the code, one for the next pair",
              sandbox.received("get-access-token").size());
        }
      }
    }
  }

  private static void onTheRealService(Teller teller, String id, String secret)
      throws IOException, InterruptedException {
    teller.title("Connecting an account, on the real service");
    Path folder = Path.of(System.getProperty("user.home"), ".tertulia", "grants");
    int port = Integer.parseInt(Objects.requireNonNullElse(env("HIGHLEVEL_PORT"), "8418"));
    try (var redirect = new RedirectPage(port);
        var oauth =
            withStore(HighLevelOAuth.app(id, secret), folder, Timekeeper.system(), teller)) {
      String uri = Objects.requireNonNullElse(env("HIGHLEVEL_REDIRECT_URI"), redirect.uri());
      login(oauth, redirect, uri, teller);
      teller.say("Open it in your browser. It must come back to %s", redirect.uri());
      String location = install(oauth, redirect, uri, folder, teller);
      try (var client = ConversationsClient.create(oauth.credentials(), location)) {
        firstCall(client, teller);
      }
    }
  }

  private static @Nullable String env(String name) {
    return System.getenv(name);
  }

  private static HighLevelOAuth withStore(
      HighLevelOAuthBuilder builder, Path folder, Timekeeper time, Teller teller) {
    return builder.store(TokenStore.inFolder(folder, time)).listener(teller).build();
  }

  private static URI login(
      HighLevelOAuth oauth, RedirectPage redirect, String redirectUri, Teller teller) {
    teller.step("The authorization page");
    URI login = oauth.authorizationUrl(redirectUri).scopes(SCOPES).state(redirect.state()).toUri();
    teller.say("%s", login);
    return login;
  }

  /** The location to work in: the one that was installed, or the first of the company's. */
  private static String install(
      HighLevelOAuth oauth, RedirectPage redirect, String redirectUri, Path folder, Teller teller)
      throws IOException, InterruptedException {
    String code = redirect.code(Duration.ofMinutes(5));
    teller.step("The browser came back with a code, and the state is ours");
    Installation installed = oauth.install(code, redirectUri);
    teller.say(
        "installed in %s, which allows %d scopes",
        installed.forCompany()
            ? "company " + installed.companyId()
            : "location " + installed.locationId(),
        installed.scopes().size());
    stored(folder, teller);
    if (installed.locationId() != null && !installed.forCompany()) {
      return installed.locationId();
    }
    String company = Objects.requireNonNull(installed.companyId());
    String first =
        oauth.installedLocations(company).stream()
            .map(each -> each.id())
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("the company has let it into no location"));
    oauth.installed(company, first);
    return first;
  }

  /** What is on the disk; the tokens themselves are nobody's business. */
  private static void stored(Path folder, Teller teller) throws IOException {
    teller.step("What is stored, in " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> kept = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : kept) {
        boolean owned = Files.getFileStore(file).supportsFileAttributeView("posix");
        String rights =
            owned ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : "";
        teller.say("%s  %s", rights, folder.relativize(file));
      }
    }
  }

  private static void firstCall(ConversationsClient client, Teller teller) {
    teller.step("A call with it");
    client.conversations().search(ConversationQuery.all().pageSize(10)).stream()
        .limit(3)
        .forEach(each -> teller.say("%s: “%s”", each.fullName(), each.lastMessageBody()));
  }
}
