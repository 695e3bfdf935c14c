package dev.tertulia.benchmarks;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Rate;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A contact is read from the Sandbox on this machine: with the client, and with OkHttp alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Calls {
  /** More than fits through: the limiter is another benchmark's question. */
  private static final Rate RATE = new Rate(1_000_000, Duration.ofSeconds(10));

  private final Sandbox sandbox =
      Sandbox.builder().burst(RATE.requests(), RATE.interval()).daily(1_000_000_000).start();
  private final String ana = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
          .location(sandbox.highLevel().location())
          .baseUrl(sandbox.highLevel().url())
          .rate(RATE)
          .build();
  private final OkHttpClient http = new OkHttpClient();
  private final Request request =
      new Request.Builder()
          .url(sandbox.highLevel().url() + "/contacts/" + ana)
          .header("Authorization", "Bearer " + sandbox.highLevel().token())
          .header("Version", "2021-07-28")
          .build();

  /** Deadline, permit, token, request, records. */
  @Benchmark
  public Contact withClient() {
    return client.contacts().get(ana);
  }

  /** The request, and the answer as text. */
  @Benchmark
  public String withOkHttpAlone() throws IOException {
    try (Response response = http.newCall(request).execute();
        ResponseBody body = response.body()) {
      if (!response.isSuccessful()) {
        throw new IOException("answered " + response.code());
      }
      return body.string();
    }
  }

  /** Ends both sides. */
  @TearDown
  public void close() {
    client.close();
    sandbox.close();
  }
}
