package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that reached you outside the vendor's app, to be shown in the contact's conversation.
 * Nothing is sent to anyone.
 *
 * <pre>{@code
 * InboundMessage.text(Channel.SMS, contactId, "Is the table free?").providerId(providerId)
 * }</pre>
 *
 * <p>Which provider it came through must be said for {@link Channel#CUSTOM} and {@link
 * Channel#CALL}, and for text messages of an additional provider; the location's default provider
 * needs no name. Without it the service answers yes and stores nothing.
 *
 * @param channel through what it came; for an additional e-mail provider {@link Channel#CUSTOM}
 * @param party whose conversation it belongs in
 * @param providerId the conversation provider it came through; null for the location's default one
 * @param text what it says
 * @param attachments http or https links; one with a query ({@code ?alt=media}) was seen to be
 *     refused
 * @param email what only e-mails have; null for others
 * @param call who called whom; null for others
 * @param origin the provider's own id, its time and which way it went
 */
public record InboundMessage(
    Channel channel,
    Party party,
    @Nullable String providerId,
    @Nullable String text,
    List<String> attachments,
    @Nullable InboundEmail email,
    @Nullable CallParties call,
    Origin origin) {

  /**
   * Whose conversation: by contact or by conversation, at least one of them.
   *
   * @param contactId the contact; null if the conversation is named
   * @param conversationId the conversation; null if the contact is named
   */
  public record Party(@Nullable String contactId, @Nullable String conversationId) {
    /** Refuses nobody. */
    public Party {
      HighLevelRules.idOrNull("InboundMessage.contactId", contactId);
      HighLevelRules.idOrNull("InboundMessage.conversationId", conversationId);
      if (contactId == null && conversationId == null) {
        throw new InvalidRequestException(
            "InboundMessage.party", "a contact or a conversation", "neither");
      }
    }
  }

  /**
   * Where it comes from.
   *
   * @param altId the provider's own id; null if it has none
   * @param date when it came or went; null for now
   * @param direction which way; always sent, because the service's default is outbound
   */
  public record Origin(@Nullable String altId, @Nullable Instant date, Direction direction) {
    static final Origin INBOUND_NOW = new Origin(null, null, Direction.INBOUND);
  }

  /** Refuses what would not be stored. */
  public InboundMessage {
    HighLevelRules.idOrNull("InboundMessage.providerId", providerId);
    attachments = HighLevelRules.urls("InboundMessage.attachments", attachments);
    boolean byPhone = channel.equals(Channel.CALL);
    if (providerId == null && (channel.equals(Channel.CUSTOM) || byPhone)) {
      throw new InvalidRequestException(
          "InboundMessage.providerId", "a provider's id on channel " + channel.value(), "nothing");
    }
    if (byPhone && call == null) {
      throw new InvalidRequestException("InboundMessage.call", "who called whom", "nothing");
    }
  }

  /** A text from a contact. */
  public static InboundMessage text(Channel channel, String contactId, String text) {
    return of(channel, contactId, null, text, null, null);
  }

  /** An e-mail from a contact, through the location's default provider. */
  public static InboundMessage email(String contactId, InboundEmail email) {
    return of(Channel.EMAIL, contactId, null, null, email, null);
  }

  /** Something through an additional provider, which has its own kind. */
  public static InboundMessage through(String providerId, String contactId, String text) {
    return of(Channel.CUSTOM, contactId, providerId, text, null, null);
  }

  /** A call from a contact. */
  public static InboundMessage call(String providerId, String contactId, CallParties call) {
    return of(Channel.CALL, contactId, providerId, null, null, call);
  }

  private static InboundMessage of(
      Channel channel,
      String contactId,
      @Nullable String providerId,
      @Nullable String text,
      @Nullable InboundEmail email,
      @Nullable CallParties call) {
    var party = new Party(HighLevelRules.id("InboundMessage.contactId", contactId), null);
    return new InboundMessage(
        channel, party, providerId, text, List.of(), email, call, Origin.INBOUND_NOW);
  }

  /** The same in that conversation. */
  public InboundMessage in(String conversationId) {
    var where = new Party(party.contactId(), conversationId);
    return new InboundMessage(channel, where, providerId, text, attachments, email, call, origin);
  }

  /** The same through a provider. */
  public InboundMessage providerId(String id) {
    return new InboundMessage(channel, party, id, text, attachments, email, call, origin);
  }

  /** The same with one more attachment: an http or https link. */
  public InboundMessage attach(String url) {
    var links = Copies.plus(attachments, url);
    return new InboundMessage(channel, party, providerId, text, links, email, call, origin);
  }

  /** The same with what only e-mails have; for an additional e-mail provider. */
  public InboundMessage email(InboundEmail details) {
    return new InboundMessage(channel, party, providerId, text, attachments, details, call, origin);
  }

  /** The same with the provider's own id: an answer given in the vendor's app will name it. */
  public InboundMessage altId(String id) {
    return from(new Origin(id, origin.date(), origin.direction()));
  }

  /** The same with the time it came or went. */
  public InboundMessage date(Instant moment) {
    return from(new Origin(origin.altId(), moment, origin.direction()));
  }

  /** The same the other way: for a message you sent elsewhere. */
  public InboundMessage direction(Direction way) {
    return from(new Origin(origin.altId(), origin.date(), way));
  }

  private InboundMessage from(Origin other) {
    return new InboundMessage(channel, party, providerId, text, attachments, email, call, other);
  }

  @Override
  public String toString() {
    return "InboundMessage[channel=" + channel.value() + ", contactId=" + party.contactId() + "]";
  }
}
