package dev.tertulia.core.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What somebody on the way may have done to a body whose signature does not fit. */
final class Suspicion {
  private Suspicion() {}

  /** A hint to end a sentence with; empty if nothing is to be seen. */
  static String about(WebhookRequest request) {
    byte[] body = request.bytes();
    if (begins(body, 0x1f, 0x8b) || !request.headers("Content-Encoding").isEmpty()) {
      return "; the body is compressed, and a proxy may have done that";
    }
    if (begins(body, 0xef, 0xbb, 0xbf) || begins(body, 0xfe, 0xff) || begins(body, 0xff, 0xfe)) {
      return "; the body begins with a byte order mark, and a proxy may have added it";
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return body.length == 0 ? "; the body is empty: was it read before?" : "";
    } catch (CharacterCodingException e) {
      return "; the body is not UTF-8, and a proxy may have written it in another character set";
    }
  }

  private static boolean begins(byte[] body, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (body.length <= i || (body[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
