package dev.tertulia.conversations;

import org.jspecify.annotations.Nullable;

/**
 * A message to a contact. Each kind has only what its channel has; for anything newer than this SDK
 * there is {@link CustomMessage}. Immutable; may be stored and sent later, though never twice: see
 * {@link Messages#send}.
 *
 * <p>More kinds may come: keep a default branch where you tell them apart.
 */
public sealed interface OutgoingMessage
    permits ChatMessage, CustomMessage, Email, InternalComment, Sms, WhatsApp {

  /** Whom it is for. */
  String contactId();

  /** Through what it travels. */
  Channel channel();

  /** When it leaves; null for now. */
  @Nullable Schedule schedule();
}
