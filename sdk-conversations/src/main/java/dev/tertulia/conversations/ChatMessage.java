package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message over a channel that knows texts and attachments: Instagram, Facebook, TikTok, live
 * chat, RCS, and whatever the vendor adds. The platforms' own windows for answering apply.
 *
 * @param channel through what it travels
 * @param contactId whom it is for
 * @param text what it says; may be null if something is attached
 * @param attachments http or https links
 * @param schedule when it leaves; null for now
 * @param status what to record as its status; null leaves it to the vendor
 */
public record ChatMessage(
    Channel channel,
    String contactId,
    @Nullable String text,
    List<String> attachments,
    @Nullable Schedule schedule,
    @Nullable MessageStatus status)
    implements OutgoingMessage {
  private static final Set<Channel> OTHERS =
      Set.of(Channel.EMAIL, Channel.CUSTOM, Channel.INTERNAL_COMMENT, Channel.CALL);

  /** Refuses what cannot be sent. */
  public ChatMessage {
    if (OTHERS.contains(channel)) {
      throw new InvalidRequestException(
          "ChatMessage.channel", "a chat", channel.value() + ", which has a record of its own");
    }
    HighLevelRules.id("ChatMessage.contactId", contactId);
    attachments = HighLevelRules.urls("ChatMessage.attachments", attachments);
    if ((text == null || text.isBlank()) && attachments.isEmpty()) {
      throw new InvalidRequestException("ChatMessage.text", "a text or an attachment", "neither");
    }
  }

  /** A text to a contact over any chat; {@code new Channel("…")} for one this SDK does not know. */
  public static ChatMessage on(Channel channel, String contactId, String text) {
    Require.text("ChatMessage.text", text);
    return new ChatMessage(channel, contactId, text, List.of(), null, null);
  }

  /** A text over Instagram. */
  public static ChatMessage instagram(String contactId, String text) {
    return on(Channel.INSTAGRAM, contactId, text);
  }

  /** A text over Facebook Messenger. */
  public static ChatMessage facebook(String contactId, String text) {
    return on(Channel.FACEBOOK, contactId, text);
  }

  /** A text in the live chat. */
  public static ChatMessage liveChat(String contactId, String text) {
    return on(Channel.LIVE_CHAT, contactId, text);
  }

  /** The same with one more attachment: an http or https link. */
  public ChatMessage attach(String url) {
    return new ChatMessage(
        channel, contactId, text, Copies.plus(attachments, url), schedule, status);
  }

  /** The same at that moment. */
  public ChatMessage sendAt(Instant moment) {
    return schedule(Schedule.at(moment));
  }

  /** The same when clocks there show that time; see {@link Schedule#at(LocalDateTime, ZoneId)}. */
  public ChatMessage sendAt(LocalDateTime time, ZoneId zone) {
    return schedule(Schedule.at(time, zone));
  }

  /** The same, scheduled. */
  public ChatMessage schedule(Schedule when) {
    return new ChatMessage(channel, contactId, text, attachments, when, status);
  }

  /** The same with a status to record. */
  public ChatMessage status(MessageStatus recorded) {
    return new ChatMessage(channel, contactId, text, attachments, schedule, recorded);
  }

  @Override
  public String toString() {
    return "ChatMessage[channel=" + channel.value() + ", contactId=" + contactId + "]";
  }
}
