package dev.tertulia.core.transport;

import dev.tertulia.core.auth.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Where a service wants the token. */
public final class TokenPlacement {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  private final Place place;

  private TokenPlacement(Place place) {
    this.place = place;
  }

  /** {@code Authorization: Bearer …}. */
  public static TokenPlacement bearer() {
    return new TokenPlacement(
        (request, body, token) -> {
          request.header("Authorization", "Bearer " + token.reveal());
          return body;
        });
  }

  /**
   * A field of the form that is the body of every request; never part of an address, which others
   * log. A request without a body gets a form of this one field.
   */
  public static TokenPlacement formField(String name) {
    return new TokenPlacement(
        (request, body, token) -> {
          String field = encoded(name) + "=" + encoded(token);
          if (body == null || body == RequestBody.EMPTY || body.contentLength() == 0) {
            return RequestBody.create(ByteString.encodeUtf8(field), FORM);
          }
          if (!isForm(body)) {
            throw new IllegalStateException("a token that is a form's field needs a form");
          }
          return new LongerForm(ByteString.encodeUtf8(field + "&"), body);
        });
  }

  /** As a form's field says it. */
  static String encoded(Secret secret) {
    return encoded(secret.reveal());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static boolean isForm(RequestBody body) {
    MediaType type = body.contentType();
    return type != null && type.type().equals(FORM.type()) && type.subtype().equals(FORM.subtype());
  }

  /** Puts the token in its place; answers the body to send. */
  @Nullable RequestBody put(Request.Builder request, @Nullable RequestBody body, Secret token) {
    try {
      return place.put(request, body, token);
    } catch (IOException e) {
      throw new IllegalStateException("a form knows its length", e);
    }
  }

  private interface Place {
    @Nullable RequestBody put(Request.Builder request, @Nullable RequestBody body, Secret token)
        throws IOException;
  }

  /** A form with one field before the others, which are not copied. */
  private static final class LongerForm extends RequestBody {
    private final ByteString first;
    private final RequestBody rest;

    LongerForm(ByteString first, RequestBody rest) {
      this.first = first;
      this.rest = rest;
    }

    @Override
    public MediaType contentType() {
      return FORM;
    }

    @Override
    public long contentLength() throws IOException {
      return first.size() + rest.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(first);
      rest.writeTo(sink);
    }
  }
}
