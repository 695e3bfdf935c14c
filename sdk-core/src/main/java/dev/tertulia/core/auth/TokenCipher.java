package dev.tertulia.core.auth;

import dev.tertulia.core.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals what a {@link TokenStore} keeps. Safe for use by several threads.
 *
 * <p>An entry that cannot be opened ends the call that needs it with {@link
 * InvalidRequestException}, and is never overwritten: with the right key it is good again. An entry
 * written before sealing was switched on is read as it is, and sealed at once, unless another
 * program is just renewing it: then with its next change. So whoever can write to the store needs
 * no key to put a grant there, and a grant that nobody uses any more stays as it was.
 */
public interface TokenCipher {

  /**
   * Seals a text.
   *
   * @param context where the text belongs; opening it elsewhere must fail
   * @return text that does not begin with a brace
   */
  String seal(String text, String context);

  /**
   * Opens what was sealed, with whichever key it was.
   *
   * @throws InvalidRequestException if no key opens it; the message tells neither text nor key
   */
  String open(String sealed, String context);

  /**
   * AES-GCM with keys of 16, 24 or 32 bytes in Base64, such as {@code openssl rand -base64 32}
   * writes. The newest seals, all of them open: to change keys put the new one first, and drop the
   * old one when each grant was refreshed once.
   */
  static TokenCipher aesGcm(Secret newest, Secret... older) {
    List<Secret> keys = new ArrayList<>(List.of(newest));
    keys.addAll(List.of(older));
    return AesGcmCipher.of(keys);
  }
}
