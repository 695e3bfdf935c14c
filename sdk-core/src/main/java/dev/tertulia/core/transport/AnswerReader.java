package dev.tertulia.core.transport;

import com.squareup.moshi.JsonDataException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Download;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

  private static final int KEPT = 64 << 10;
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?:^|[;\\s])filename\\s*=\\s*(\"([^\"]*)\"|[^;\\s]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE = Pattern.compile(" at path (\\$.*)$", Pattern.DOTALL);

  private final Json json;

  AnswerReader(Json json) {
    this.json = json;
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

  static byte[] kept(Buffer body) {
    var start = new Buffer();
    // Shares the segments: a copy is made only if there is something to complain about.
    body.copyTo(start, 0, Math.min(body.size(), KEPT));
    return start.readByteArray();
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

  @Nullable Object decode(Type type, Buffer body, CallReport report) {
    if (type == Void.class) {
      return null;
    }
    // Shares the segments: a copy is made only if there is something to complain about.
    var start = new Buffer();
    body.copyTo(start, 0, Math.min(body.size(), KEPT));
    var accepted =
        new CallReport(report.operation(), report.attempts(), Outcome.ACCEPTED, report.traceId());
    if (body.exhausted()) {
      throw new DecodingException(accepted, "the answer is empty", "", new byte[0], null);
    }
    try {
      Object value = json.read(type, body);
      if (value == null) {
        byte[] kept = start.readByteArray();
        throw new DecodingException(
            accepted, "the answer is " + kindOf(kept) + ", not what was due", "$", kept, null);
      }
      return value;
    } catch (EOFException e) {
      throw new DecodingException(
          accepted, "the answer ends early", "", start.readByteArray(), null);
    } catch (IOException | JsonDataException e) {
      byte[] kept = start.readByteArray();
      throw new DecodingException(
          accepted,
          "the answer is " + kindOf(kept) + ", not JSON that can be read",
          place(e),
          kept,
          null);
    }
  }

  /** Moshi tells the place only in words. The words stay here: they may quote the answer. */
  private static String place(Exception failure) {
    Matcher matcher = PLACE.matcher(String.valueOf(failure.getMessage()));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String kindOf(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (start.startsWith("<")) {
      return "HTML";
    }
    return start.startsWith("{") ? "an object" : start.startsWith("[") ? "an array" : "text";
  }
}
