package dev.tertulia.core.auth;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that is over while a new pair is on its way to it. */
final class EndingProgram {
  private EndingProgram() {}

  public static void main(String[] urlAndFolderAndHow) throws InterruptedException {
    var remote =
        new TokenHost.Remote(HttpClient.newHttpClient(), urlAndFolderAndHow[0], TokenServer.DAY);
    var asked = new CountDownLatch(1);
    TokenExchange exchange =
        (resource, held) -> {
          asked.countDown();
          return remote.refresh(resource, held);
        };
    TokenStore store = TokenStore.inFolder(Path.of(urlAndFolderAndHow[1]));
    var credentials = OAuthCredentials.builder("app", exchange, store).build();

    System.out.println(credentials.tokenFor("loc").reveal());
    asked.await();

    if (urlAndFolderAndHow[2].equals("exit")) {
      System.exit(0);
    }
  }
}
