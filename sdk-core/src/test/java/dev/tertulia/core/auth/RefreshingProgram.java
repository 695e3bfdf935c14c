package dev.tertulia.core.auth;

import dev.tertulia.core.NotAdmittedException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that needs a token all the time, until it is killed. */
final class RefreshingProgram {
  /** By its own clock; a third of a second by ours. */
  static final Duration LIFETIME = Duration.ofSeconds(30);

  private RefreshingProgram() {}

  static OAuthCredentials credentials(String url, Path folder) {
    var time = new HurriedTimekeeper();
    var exchange = new TokenHost.Remote(HttpClient.newHttpClient(), url, LIFETIME);
    return OAuthCredentials.builder("app", exchange, TokenStore.inFolder(folder, time))
        .timekeeper(time)
        .build();
  }

  static Process start(String url, Path folder) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                RefreshingProgram.class.getName(),
                url,
                folder.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] urlAndFolder) {
    OAuthCredentials credentials = credentials(urlAndFolder[0], Path.of(urlAndFolder[1]));
    Secret last = null;
    while (true) {
      try {
        Secret token = credentials.tokenFor("loc");
        if (!token.equals(last)) {
          System.out.println(token.reveal());
          last = token;
        }
      } catch (NotAdmittedException e) {
        // Later, then.
      }
      Thread.yield();
    }
  }
}
