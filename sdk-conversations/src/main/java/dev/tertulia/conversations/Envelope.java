package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From whom and to whom an e-mail goes: addresses without display names.
 *
 * @param from the sender; null for the usual one
 * @param to the recipient, one of the contact's addresses; null for the main one
 * @param cc who gets a copy
 * @param bcc who gets a hidden copy
 */
public record Envelope(
    @Nullable String from, @Nullable String to, List<String> cc, List<String> bcc) {
  static final Envelope USUAL = new Envelope(null, null, List.of(), List.of());

  /** Refuses what is no address. */
  public Envelope {
    if (from != null) {
      Require.email("Email.from", from);
    }
    if (to != null) {
      Require.email("Email.to", to);
    }
    cc = Require.emails("Email.cc", cc);
    bcc = Require.emails("Email.bcc", bcc);
  }

  Envelope from(String address) {
    return new Envelope(address, to, cc, bcc);
  }

  Envelope to(String address) {
    return new Envelope(from, address, cc, bcc);
  }

  Envelope cc(List<String> addresses) {
    return new Envelope(from, to, addresses, bcc);
  }

  Envelope bcc(List<String> addresses) {
    return new Envelope(from, to, cc, addresses);
  }

  @Override
  public String toString() {
    return "Envelope[" + cc.size() + " cc, " + bcc.size() + " bcc]";
  }
}
