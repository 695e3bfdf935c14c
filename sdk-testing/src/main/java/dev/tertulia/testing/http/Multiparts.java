package dev.tertulia.testing.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A multipart body taken apart. */
final class Multiparts {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("[;\\s](name|filename)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

  private Multiparts() {}

  static List<ReceivedRequest.Part> read(@Nullable String contentType, ByteString body) {
    MediaType type = contentType == null ? null : MediaType.parse(contentType);
    String boundary =
        type == null || !type.type().equals("multipart") ? null : type.parameter("boundary");
    if (boundary == null) {
      throw new IllegalStateException(
          "expected a multipart body with a boundary, found " + contentType);
    }
    var parts = new ArrayList<ReceivedRequest.Part>();
    try (var reader = new MultipartReader(new Buffer().write(body), boundary)) {
      for (var part = reader.nextPart(); part != null; part = reader.nextPart()) {
        String disposition = part.headers().get("Content-Disposition");
        String name = attribute(disposition, "name");
        parts.add(
            new ReceivedRequest.Part(
                name == null ? "" : name,
                attribute(disposition, "filename"),
                part.headers().get("Content-Type"),
                part.body().readByteString()));
      }
    } catch (EOFException | ProtocolException e) {
      throw new IllegalStateException("malformed multipart body after part " + parts.size(), e);
    } catch (IOException e) {
      throw new IllegalStateException("unreadable multipart body", e);
    }
    return List.copyOf(parts);
  }

  private static @Nullable String attribute(@Nullable String disposition, String wanted) {
    if (disposition == null) {
      return null;
    }
    Matcher attribute = ATTRIBUTE.matcher(disposition);
    while (attribute.find()) {
      if (attribute.group(1).equals(wanted)) {
        String quoted = attribute.group(2);
        return quoted == null ? attribute.group(3) : unescaped(quoted);
      }
    }
    return null;
  }

  private static String unescaped(String quoted) {
    // Browsers and OkHttp spell a quotation mark inside a name as %22.
    return quoted.replace("%22", "\"").replaceAll("\\\\(.)", "$1");
  }
}
