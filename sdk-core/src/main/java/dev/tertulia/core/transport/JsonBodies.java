package dev.tertulia.core.transport;

import dev.tertulia.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Request bodies as JSON. Answers are read by the seam, which knows more about them than a
 * converter can.
 */
final class JsonBodies extends Converter.Factory {
  private static final MediaType TYPE = MediaType.get("application/json");

  private final Json json;

  JsonBodies(Json json) {
    this.json = json;
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    if (type instanceof Class<?> given && RequestBody.class.isAssignableFrom(given)) {
      return null;
    }
    json.check(type);
    return this::body;
  }

  RequestBody body(Object value) {
    var buffer = new Buffer();
    try {
      json.write(value, buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RequestBody.create(buffer.readByteString(), TYPE);
  }
}
