package dev.tertulia.core.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.auth.Secret;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What may be thrown at a receiver, and what must hold then whatever it is: a fuzzer's target, free
 * of any fuzzer.
 */
final class HostileRequest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Timekeeper TIME = ManualTimekeeper.startingAt(NOON);
  private static final Set<Integer> ANSWERS = Set.of(200, 401, 405, 413, 429);
  private static final SigningKey KEY = SigningKey.ed25519("new");
  private static final SigningKey RSA = SigningKey.rsa("old");
  private static final String SECRET = "0123456789abcdef";
  private static final SignatureVerifier SIGNED =
      SignatureVerifier.firstOf(
          SignatureVerifier.ed25519("X-Signature", KEY.forVerifying()),
          SignatureVerifier.rsaSha256("X-Old-Signature", RSA.forVerifying()));
  private static final SignatureVerifier SECRET_ADDRESS =
      SignatureVerifier.secretInQuery("key", Secret.of(SECRET));
  private static final List<byte[]> GENUINE_BODIES =
      List.of(
          ShopEvent.json("Paid", "e1", "o1", NOON).getBytes(UTF_8),
          "[]".getBytes(UTF_8),
          "not JSON".getBytes(UTF_8),
          new byte[0]);

  private HostileRequest() {}

  /** Requests as bytes: method and target, headers, an empty line, the body. */
  static List<byte[]> corpus() {
    var corpus = new ArrayList<byte[]>();
    for (byte[] body : GENUINE_BODIES) {
      corpus.add(wire("POST /hooks?key=" + SECRET + "\nX-Signature: " + KEY.signed(body), body));
      corpus.add(wire("POST /hooks\nX-Old-Signature: " + RSA.signed(body), body));
      corpus.add(wire("POST /\nX-Signature: N/A\nX-Old-Signature: " + RSA.signed(body), body));
    }
    return corpus;
  }

  private static byte[] wire(String head, byte[] body) {
    byte[] start = (head + "\n\n").getBytes(ISO_8859_1);
    byte[] wire = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, wire, start.length, body.length);
    return wire;
  }

  /** Throws an AssertionError if something does not hold. */
  static void check(byte[] wire) {
    WebhookRequest request = read(wire);
    boolean genuine = passes(SIGNED, request);
    if (genuine && GENUINE_BODIES.stream().noneMatch(b -> Arrays.equals(b, request.body()))) {
      throw new AssertionError("a body passed that was never signed");
    }
    String signature = request.header("X-Signature");
    if (genuine
        && signature != null
        && !signature.isEmpty()
        && !signature.equals("N/A")
        && !signature.equals(KEY.signed(request.body()))) {
      throw new AssertionError("another spelling of a signature passed");
    }
    if (passes(SECRET_ADDRESS, request) && !Objects.toString(request.target()).contains("key=")) {
      throw new AssertionError("an address without the secret passed");
    }
    var inbox = WebhookInbox.inMemory(InboxLimits.standard(), TIME);
    var receiver = WebhookReceiver.of(SIGNED, new ShopEvent.Format(), inbox).timekeeper(TIME);
    int status = receiver.receive(request).status();
    if (!ANSWERS.contains(status) || (status == 200 && !genuine)) {
      throw new AssertionError("answered " + status);
    }
    try {
      RecordBytes.read(wire);
    } catch (UncheckedIOException e) {
      // As it should be: it is no record.
    }
  }

  private static boolean passes(SignatureVerifier verifier, WebhookRequest request) {
    try {
      verifier.verify(request, NOON);
      return true;
    } catch (WebhookException e) {
      return false;
    }
  }

  private static WebhookRequest read(byte[] wire) {
    String text = new String(wire, ISO_8859_1);
    int end = text.indexOf("\n\n");
    String[] head = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    var headers = new HashMap<String, List<String>>();
    for (int i = 1; i < head.length; i++) {
      String[] pair = head[i].split(": ", 2);
      headers.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[pair.length - 1]);
    }
    String[] line = head[0].split(" ", 2);
    byte[] body = end < 0 ? new byte[0] : Arrays.copyOfRange(wire, end + 2, wire.length);
    return new WebhookRequest(body, Map.copyOf(headers))
        .method(line[0])
        .target(line[line.length - 1]);
  }
}
