package dev.tertulia.core.transport;

import com.squareup.moshi.JsonDataException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Download;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Turns a body into what the operation promises. */
final class AnswerReader {
  /** A larger JSON answer is no answer but an attack or a mistake. */
  private static final long MAX_JSON = 32L << 20;

  /** How much of an answer there is something to say of is kept. */
  static final int KEPT = 64 << 10;

  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?:^|[;\\s])filename\\s*=\\s*(\"([^\"]*)\"|[^;\\s]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE = Pattern.compile(" at path (\\$.*)$", Pattern.DOTALL);

  private final AnswerDecoder decoder;

  AnswerReader(AnswerDecoder decoder) {
    this.decoder = decoder;
  }

  static boolean streams(Type type) {
    return type == Download.class;
  }

  Download download(Response response, CallReport report) {
    ResponseBody body = response.body();
    var type = body.contentType();
    return new Download(
        body.byteStream(),
        fileName(response.header("Content-Disposition")),
        type == null ? null : type.toString(),
        body.contentLength(),
        report);
  }

  private static @Nullable String fileName(@Nullable String disposition) {
    Matcher matcher = FILE_NAME.matcher(disposition == null ? "" : disposition);
    if (!matcher.find()) {
      return null;
    }
    String quoted = matcher.group(2);
    String name = quoted == null ? matcher.group(1) : quoted;
    // A service must not choose the folder we write to.
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    boolean usable = last.chars().noneMatch(c -> c < ' ' || c == ':' || c == 0x7F);
    return !usable || last.isBlank() || last.equals("..") || last.equals(".") ? null : last;
  }

  /**
   * Moves all of the body; an {@link IOException} means that it was cut, and what came before is
   * there.
   */
  void whole(Response response, Buffer into) throws IOException {
    BufferedSource source = response.body().source();
    while (source.read(into, KEPT) >= 0) {
      if (into.size() > MAX_JSON) {
        throw new IOException("more than " + MAX_JSON + " bytes");
      }
    }
    if (hasByteOrderMark(into)) {
      into.skip(3);
    }
  }

  /** The start of a body, which stays as it is. */
  static String start(Buffer body, long most) {
    var start = new Buffer();
    // Shares the segments: a copy is made only if there is something to complain about.
    body.copyTo(start, 0, Math.min(body.size(), most));
    return start.readUtf8();
  }

  /** The start of the body, as far as it comes. */
  static String start(Response response) {
    var buffer = new Buffer();
    try {
      BufferedSource source = response.body().source();
      while (buffer.size() < KEPT && source.read(buffer, KEPT - buffer.size()) >= 0) {
        // Until the end, or enough.
      }
    } catch (IOException e) {
      // The status has been told; half a reason is better than none.
    }
    return buffer.readUtf8();
  }

  private static boolean hasByteOrderMark(Buffer body) {
    return body.size() >= 3
        && body.getByte(0) == (byte) 0xEF
        && body.getByte(1) == (byte) 0xBB
        && body.getByte(2) == (byte) 0xBF;
  }

  /**
   * Reads a body.
   *
   * @param start what may be kept of it, if there is something to complain about
   */
  @Nullable Object decode(Type type, Buffer body, CallReport accepted, Supplier<String> start)
      throws RefusedAnswer {
    boolean empty = body.exhausted();
    String words;
    String path = "";
    try {
      Object value =
          type instanceof Untyped untyped
              ? untyped.decode(decoder, body)
              : decoder.decode(type, body);
      if (value != null || type == Void.class) {
        return value;
      }
      words = "the answer is " + kindOf(start.get()) + ", not what was due";
      path = "$";
    } catch (EOFException e) {
      words = "the answer ends early";
    } catch (IOException | JsonDataException e) {
      words = "the answer is " + kindOf(start.get()) + ", not JSON that can be read";
      path = place(e);
    }
    throw new DecodingException(
        accepted,
        empty ? "the answer is empty" : words,
        empty ? "" : path,
        start.get().getBytes(StandardCharsets.UTF_8),
        null);
  }

  /** Moshi tells the place only in words. The words stay here: they may quote the answer. */
  private static String place(Exception failure) {
    Matcher matcher = PLACE.matcher(String.valueOf(failure.getMessage()));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String kindOf(String body) {
    String start = body.substring(0, Math.min(body.length(), 200)).strip();
    if (start.startsWith("<")) {
      return "HTML";
    }
    return start.startsWith("{") ? "an object" : start.startsWith("[") ? "an array" : "text";
  }
}
