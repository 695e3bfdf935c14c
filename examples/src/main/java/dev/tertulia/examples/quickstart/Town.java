package dev.tertulia.examples.quickstart;

import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The people of the Sandbox: a restaurant's location, three guests, and what they have said so far.
 */
final class Town {
  static final String ANAS_NUMBER = "+34600000001";

  private Town() {}

  static void populate(Sandbox sandbox) {
    HighLevelSandbox location = sandbox.highLevel();
    String ben = location.contact("Ben Ortiz").phone("+34600000002").email("ben@example.com").add();
    location.receives(ben, "Email", "Do you have a vegan menu?");
    String chloe = location.contact("Chloé Martin").phone("+34600000003").add();
    location.receives(chloe, "WhatsApp", "Merci pour hier soir !");
    String ana =
        location
            .contact("Ana García")
            .phone(ANAS_NUMBER)
            .email("ana@example.com")
            .tag("regular")
            .add();
    location.receives(ana, "SMS", "Hello, a table for four on Friday?");
    location.sends(ana, "SMS", "With pleasure! At what time?");
    location
        .call(ana)
        .lasting(Duration.ofSeconds(9))
        .recording(sound(Duration.ofSeconds(90)))
        .sentence(0, 2100, "Hello, it's Ana. I asked for a table on Friday.", 0.97)
        .sentence(2300, 4800, "Hello Ana! Yes, for four. Would half past eight suit you?", 0.95)
        .sentence(5000, 8600, "Perfect. And could you send me the menu?", 0.93)
        .add();
    location.receives(ana, "SMS", "I just called. Half past eight it is!");
  }

  /** A tone, as the service would deliver a recording: 16 bit, 8 kHz, one channel. */
  private static byte[] sound(Duration length) {
    int samples = (int) (8000 * length.toSeconds());
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (8000 * Math.sin(i * 2 * Math.PI * 440 / 8000)));
    }
    return wav.array();
  }
}
