package dev.tertulia.conversations;

import dev.tertulia.core.Journal;
import dev.tertulia.core.Rate;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program of its own that sends the same messages as its twin, until somebody kills it. */
final class SendingProgram {
  static final int MESSAGES = 40;

  private SendingProgram() {}

  static Sms message(String contact, int number) {
    return Sms.to(contact, "Message number " + number + ".");
  }

  static Process start(String url, String token, String location, String contact, Path folder)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SendingProgram.class.getName(),
            url,
            token,
            location,
            contact,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) {
    try (var journal = Journal.inFolder(Path.of(args[4]));
        var client =
            ConversationsClient.builder()
                .baseUrl(args[0])
                .credentials(CredentialsProvider.token(args[1]))
                .location(args[2])
                .rate(new Rate(100_000, Duration.ofSeconds(10)))
                .journal(journal)
                .build()) {
      client.check();
      System.out.println("ready");
      for (int i = 0; i < MESSAGES; i++) {
        try {
          client.messages().sendOnce("message-" + i, message(args[3], i));
        } catch (SdkException e) {
          // Too early to tell what its predecessor did; the last of us will.
        }
      }
    }
  }
}
