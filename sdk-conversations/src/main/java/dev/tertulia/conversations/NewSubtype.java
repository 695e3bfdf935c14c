package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * A kind of message contacts can unsubscribe from by itself.
 *
 * @param name at most 100 characters
 * @param description at most 100 characters; null for none
 * @param channel {@code email} or {@code sms}
 * @param language the language of the texts
 */
@Alpha
public record NewSubtype(
    String name, @Nullable String description, String channel, String language) {

  /** Refuses what the vendor does not take. */
  public NewSubtype {
    Require.atMost("NewSubtype.name", Require.text("NewSubtype.name", name), 100);
    if (description != null) {
      Require.atMost("NewSubtype.description", description, 100);
    }
    if (!channel.equals("email") && !channel.equals("sms")) {
      throw new InvalidRequestException("NewSubtype.channel", "email or sms", "another");
    }
    Require.text("NewSubtype.language", language);
  }

  /** A kind of e-mail. */
  public static NewSubtype email(String name, String language) {
    return new NewSubtype(name, null, "email", language);
  }

  /** A kind of text message. */
  public static NewSubtype sms(String name, String language) {
    return new NewSubtype(name, null, "sms", language);
  }

  /** The same with a description. */
  public NewSubtype description(String text) {
    return new NewSubtype(name, text, channel, language);
  }
}
