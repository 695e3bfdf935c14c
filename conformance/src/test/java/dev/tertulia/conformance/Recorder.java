package dev.tertulia.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** Keeps every exchange a client has, as it is on the wire. */
final class Recorder implements Interceptor {
  private static final long ALL = Long.MAX_VALUE;

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  List<Exchange> exchanges() {
    return exchanges;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    // The body may leave once only, so it is kept in passing.
    var kept = new Buffer();
    RequestBody body = chain.request().body();
    var request =
        body == null
            ? chain.request()
            : chain
                .request()
                .newBuilder()
                .method(chain.request().method(), new Copied(body, kept))
                .build();
    Response response = chain.proceed(request);
    HttpUrl url = request.url();
    List<Map.Entry<String, String>> query = new ArrayList<>();
    for (int i = 0; i < url.querySize(); i++) {
      query.add(Map.entry(url.queryParameterName(i), String.valueOf(url.queryParameterValue(i))));
    }
    exchanges.add(
        new Exchange(
            request.method(),
            url.encodedPath(),
            query,
            entries(response.request().headers()),
            kept.readString(StandardCharsets.UTF_8),
            response.code(),
            entries(response.headers()),
            response.peekBody(ALL).string()));
    return response;
  }

  private static List<Map.Entry<String, String>> entries(Headers headers) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    headers.forEach(header -> entries.add(Map.entry(header.getFirst(), header.getSecond())));
    return entries;
  }

  /** A body that also leaves a copy behind. */
  private static final class Copied extends RequestBody {
    private final RequestBody body;
    private final Buffer copy;

    Copied(RequestBody body, Buffer copy) {
      this.body = body;
      this.copy = copy;
    }

    @Override
    public okhttp3.MediaType contentType() {
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
    public void writeTo(okio.BufferedSink sink) throws IOException {
      var all = new Buffer();
      body.writeTo(all);
      all.copyTo(copy, 0, all.size());
      sink.writeAll(all);
    }
  }
}
