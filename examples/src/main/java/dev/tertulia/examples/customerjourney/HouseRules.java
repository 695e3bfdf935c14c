package dev.tertulia.examples.customerjourney;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.acumbamail.TransactionalEmail;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.links.DeliveryFeedback;
import dev.tertulia.bridge.links.FollowUps;
import dev.tertulia.bridge.links.ListTarget;
import dev.tertulia.bridge.links.Mapping;
import dev.tertulia.bridge.links.OpeningHours;
import dev.tertulia.bridge.links.OptOutMirror;
import dev.tertulia.bridge.links.ReplyToInbound;
import dev.tertulia.bridge.links.TagAndTarget;
import dev.tertulia.bridge.links.Topic;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.Journal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What the restaurant does when something happens: ready-made links, and two flows of its own. */
record HouseRules(
    ConversationsClient conversations, AcumbamailClient mail, Journal journal, Settings settings) {
  static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  static final String CHEF = "+34600000099";
  static final String MENU = "The menu";
  private static final String OFFER = "our offer";
  private static final Sender SENDER = Sender.of("casa@tertulia.example").name("Casa Tertulia");
  private static final ZonedDateTime FRIDAY_AT_SIX =
      LocalDateTime.parse("2026-11-27T18:00").atZone(MADRID);
  private static final OpeningHours HOURS =
      OpeningHours.weekdays(LocalTime.of(10, 0), LocalTime.of(20, 0));

  /** Everything that is done, in the order it is done for an event. */
  FlowRunner runner() {
    ListId news = ListId.of(settings.list());
    var mirror = OptOutMirror.between(conversations, mail, news);
    return FlowRunner.of(journal)
        .run(frontDesk())
        .run(reminders().flows())
        .run(catering(news))
        .run(menuByMail())
        .run(textToTheChef())
        .run(mirror.toContacts())
        .run(mirror.toLists())
        .run(DeliveryFeedback.to(conversations).flow());
  }

  private Flow<?, ?> frontDesk() {
    return ReplyToInbound.named("front desk", conversations)
        .reply(
            "voice mail after hours",
            inquiry -> inquiry.over(MessageType.VOICEMAIL) && !HOURS.include(inquiry.timeHere()),
            inquiry -> Sms.to(inquiry.contactId(), "We have got your message and call at ten."))
        .reply(
            "voice mail",
            inquiry -> inquiry.over(MessageType.VOICEMAIL),
            inquiry -> Sms.to(inquiry.contactId(), "We have got your message and call you back."))
        .reply(
            "catering",
            inquiry -> inquiry.says("catering", "boda"),
            inquiry -> Sms.to(inquiry.contactId(), "With pleasure! 35 € a guest is " + OFFER + "."))
        .reply(
            "menu",
            inquiry -> inquiry.says("menu", "carta"),
            inquiry -> Sms.to(inquiry.contactId(), "It is on its way to your mailbox."))
        .reply(
            "tasting",
            inquiry -> inquiry.says("tasting"),
            inquiry -> Sms.to(inquiry.contactId(), "Saturday at one. We look forward to it!"))
        .flow();
  }

  private FollowUps<OutboundMessage> reminders() {
    return FollowUps.named("reminder", conversations, journal)
        .after(
            OutboundMessage.class,
            message -> message.body() != null && message.body().contains(OFFER))
        .in(
            Duration.ofDays(2),
            (message, at) ->
                Sms.to(String.valueOf(message.contactId()), "Shall we keep the date for you?")
                    .sendAt(at));
  }

  private Flow<?, ?> catering(ListId news) {
    var menus =
        NewCampaign.template("Menus", SENDER, "Our menus", TemplateId.of(settings.template()));
    return TagAndTarget.named("catering", conversations)
        .topic(Topic.words("catering", "catering", "boda").adds("catering").removes("cold"))
        .list(
            ListTarget.of(mail, news, contact -> contact.hasTag("newsletter"))
                .mapping(Mapping.of("nombre", Contact::firstName).and("tags", Contact::tags)))
        .campaign(menus, FRIDAY_AT_SIX, 7, journal)
        .flow();
  }

  /** Nobody can look up whether such a mail has left: in doubt, a person decides. */
  private Flow<?, ?> menuByMail() {
    return Flow.named("menu by mail")
        .on(InboundMessage.class)
        .when("it asks for the menu", HouseRules::asksForTheMenu)
        .reading("the contact", this::contact)
        .when("it has an address", contact -> contact.email() != null)
        .once(
            "mail",
            (contact, step) ->
                step.note(
                    mail.smtp()
                        .send(
                            TransactionalEmail.html(
                                SENDER,
                                String.valueOf(contact.email()),
                                MENU,
                                "<p>Dear " + contact.firstName() + ", here it is.</p>"))
                        .value()));
  }

  private static boolean asksForTheMenu(InboundMessage message) {
    return Topic.words("menu", "menu", "carta").test().test(message);
  }

  /** Nor whether a text message has. */
  private Flow<?, ?> textToTheChef() {
    return Flow.named("text to the chef")
        .on(InboundMessage.class)
        .when("it is a voice mail", message -> message.message().is(MessageType.VOICEMAIL))
        .reading("the contact", this::contact)
        .once(
            "text",
            (contact, step) ->
                mail.sms()
                    .send(
                        dev.tertulia.acumbamail.Sms.of(
                            "Tertulia", CHEF, toTheChef(String.valueOf(contact.firstName())))));
  }

  static String toTheChef(String name) {
    return "Voice mail from " + name;
  }

  private Contact contact(InboundMessage message) {
    return conversations.contacts().get(String.valueOf(message.contactId()));
  }
}
