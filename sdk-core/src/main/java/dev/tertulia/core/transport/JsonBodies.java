package dev.tertulia.core.transport;

import dev.tertulia.core.auth.Secret;
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
 * Request bodies as JSON, and secrets as form fields: until then a wire method's arguments can be
 * written down without harm. Answers are read by the seam, which knows more about them than a
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

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return type == Secret.class ? (Converter<Secret, String>) Secret::reveal : null;
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
