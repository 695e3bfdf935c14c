package dev.tertulia.testing.highlevel;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.WebhookRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Carries webhooks over HTTP, one after the other, on a thread that exists only while there are
 * any, and repeats what was not taken by one of the vendor's two rules.
 */
final class Courier {
  private static final Duration OLD_PAUSE = Duration.ofMinutes(10);
  private static final Duration NEW_PAUSE = Duration.ofSeconds(30);
  private static final int OLD_REPEATS = 6;
  private static final int NEW_REPEATS = 12;
  private static final long JITTER_MILLIS = 60_000;

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .connectionPool(new ConnectionPool(0, 5, TimeUnit.MINUTES))
          .callTimeout(Duration.ofSeconds(15))
          .build();
  private final ThreadPoolExecutor worker;
  private final Timekeeper time;
  private final Random random = new Random(5);
  private final List<Webhooks.Attempt> attempts = new ArrayList<>();
  private boolean onlyOn429;
  private int busy;
  private int waiting;

  /**
   * What is carried; the same bytes and signature at every attempt.
   *
   * @param genuine whether the service sends it: nobody else repeats anything
   */
  record Parcel(
      String url, String type, String webhookId, WebhookRequest content, boolean genuine) {}

  Courier(Timekeeper time) {
    this.time = time;
    worker =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, "sandbox-webhooks");
              thread.setDaemon(true);
              return thread;
            });
    worker.allowCoreThreadTimeOut(true);
  }

  synchronized void repeatsOnlyOn429() {
    onlyOn429 = true;
  }

  void carry(Parcel parcel) {
    carry(parcel, 1);
  }

  void carryLater(Parcel parcel, Duration delay) {
    later(parcel, 1, delay);
  }

  synchronized List<Webhooks.Attempt> attempts() {
    return List.copyOf(attempts);
  }

  synchronized int waiting() {
    return waiting;
  }

  synchronized void settle() {
    try {
      while (busy > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while webhooks were on their way", e);
    }
  }

  private void carry(Parcel parcel, int attempt) {
    synchronized (this) {
      busy++;
    }
    worker.execute(
        () -> {
          try {
            delivered(parcel, attempt, status(parcel));
          } finally {
            synchronized (this) {
              busy--;
              notifyAll();
            }
          }
        });
  }

  /** 0 stands for no answer. */
  private int status(Parcel parcel) {
    var request = new Request.Builder().url(parcel.url());
    parcel
        .content()
        .headers()
        .forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
    try (Response response =
        client
            .newCall(request.post(RequestBody.create(parcel.content().body())).build())
            .execute()) {
      return response.code();
    } catch (IOException e) {
      return 0;
    }
  }

  private void delivered(Parcel parcel, int attempt, int status) {
    Duration pause;
    synchronized (this) {
      attempts.add(new Webhooks.Attempt(parcel.type(), parcel.webhookId(), attempt, status));
      boolean again = onlyOn429 ? status == 429 : status < 200 || status > 299;
      if (!again || !parcel.genuine() || attempt > (onlyOn429 ? OLD_REPEATS : NEW_REPEATS)) {
        return;
      }
      pause =
          (onlyOn429 ? OLD_PAUSE : NEW_PAUSE.multipliedBy(1L << (attempt - 1)))
              .plusMillis((long) (random.nextDouble() * JITTER_MILLIS));
    }
    later(parcel, attempt + 1, pause);
  }

  private void later(Parcel parcel, int attempt, Duration pause) {
    synchronized (this) {
      waiting++;
    }
    var unused =
        time.schedule(
            pause,
            () -> {
              synchronized (this) {
                waiting--;
              }
              carry(parcel, attempt);
            });
  }
}
