package dev.tertulia.core.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that leaves once. OkHttp sends a request again by itself in several cases and asks only
 * whether the body is one-shot; the second write is refused as well, in case it forgets to ask.
 */
final class OneShotBody extends RequestBody {
  private final RequestBody body;
  private final AtomicBoolean left = new AtomicBoolean();

  OneShotBody(RequestBody body) {
    this.body = body;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (left.getAndSet(true)) {
      throw new IOException("this body has left already");
    }
    body.writeTo(sink);
  }
}
