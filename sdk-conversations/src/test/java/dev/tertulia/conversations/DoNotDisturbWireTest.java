package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who must not be written to, as it travels: an opt-out must never get lost beside another. */
class DoNotDisturbWireTest {
  private static final String V = "2021-07-28";

  private final Vendor vendor = new Vendor();
  private final Contacts contacts = vendor.client.contacts();

  @AfterEach
  void close() {
    vendor.close();
  }

  private Vendor has(String settings) {
    return vendor.says("{\"contact\":{\"id\":\"k1\",\"dndSettings\":" + settings + "}}");
  }

  @Test
  void namesEveryQuietChannelWhenOneIsAdded() {
    has("""
            {"SMS":{"status":"permanent","message":"STOP","code":"103"},
             "FB":{"status":"inactive"},"RCS":{"status":"active"}}\
            """)
        .says("{\"contact\":{\"id\":\"k1\"}}");

    contacts.doNotDisturb("k1", "unsubscribed from the letter", Channel.EMAIL);

    vendor.got("GET /contacts/k1", V);
    vendor.got(
        "PUT /contacts/k1",
        V,
        """
        {"dndSettings":{
          "SMS":{"status":"permanent","message":"STOP","code":"103"},
          "RCS":{"status":"active"},
          "Email":{"status":"active","message":"unsubscribed from the letter"}}}\
        """);
  }

  @Test
  void keepsAReasonGivenBeforeAndWritesNothingThen() {
    has("{\"Email\":{\"status\":\"permanent\",\"message\":\"complained\"}}");

    Contact ana = contacts.doNotDisturb("k1", "unsubscribed", Channel.EMAIL);

    assertThat(ana.dndSettings().get("Email").message()).isEqualTo("complained");
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void liftsOneChannelAndKeepsTheOthersQuiet() {
    has("{\"SMS\":{\"status\":\"permanent\"},\"Email\":{\"status\":\"active\",\"message\":\"x\"}}")
        .says("{\"contact\":{\"id\":\"k1\"}}");

    contacts.liftDoNotDisturb("k1", Channel.EMAIL, Channel.CALL);

    vendor.next();
    vendor.got(
        "PUT /contacts/k1",
        V,
        "{\"dndSettings\":{\"SMS\":{\"status\":\"permanent\"},\"Email\":{\"status\":\"inactive\"}}}");
  }

  @Test
  void doesNotLiftWhatIsPermanent() {
    has("{\"Email\":{\"status\":\"permanent\"}}");

    var refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> contacts.liftDoNotDisturb("k1", Channel.CALL, Channel.EMAIL));

    assertThat(refused)
        .hasMessage(
            "liftDoNotDisturb: expected a channel whose setting can be lifted, found Email, which is"
                + " permanent");
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void readsAndWritesTheSpellingOfV3() {
    has("{\"whatsApp\":{\"status\":\"active\"}}").says("{\"contact\":{\"id\":\"k1\"}}");

    try (var client = vendor.builder().version("v3").build()) {
      client.contacts().doNotDisturb("k1", Channel.GOOGLE_BUSINESS);
    }

    vendor.next();
    vendor.got(
        "PUT /contacts/k1",
        "v3",
        "{\"dndSettings\":{\"whatsApp\":{\"status\":\"active\"},\"gmb\":{\"status\":\"active\"}}}");
  }

  @Test
  void setsAndLiftsTheGeneralSettingAlone() {
    vendor.says("{\"contact\":{\"id\":\"k1\"}}").says("{\"contact\":{\"id\":\"k1\"}}");

    contacts.doNotDisturbAtAll("k1", true);
    contacts.doNotDisturbAtAll("k1", false);

    vendor.got("PUT /contacts/k1", V, "{\"dnd\":true}");
    vendor.got("PUT /contacts/k1", V, "{\"dnd\":false}");
  }

  @Test
  void refusesWhatComesInIfAskedTo() {
    vendor.says("{\"contact\":{\"id\":\"k1\"}}");

    contacts.update("k1", ContactUpdate.of(ContactDetails.none().inboundDoNotDisturb(true)));

    vendor.got("PUT /contacts/k1", V, "{\"inboundDndSettings\":{\"all\":{\"status\":\"active\"}}}");
  }

  @Test
  void asksNobodyAboutAChannelWithoutASettingOrAboutNone() {
    var instagram =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> contacts.doNotDisturb("k1", Channel.EMAIL, Channel.INSTAGRAM));
    var none = catchThrowableOfType(InvalidRequestException.class, () -> none("k1"));

    assertThat(instagram).hasMessageEndingWith("found IG");
    assertThat(none).hasMessage("doNotDisturb.channels: expected from 1 to 100, found 0");
    vendor.gotNothingMore();
  }

  private Contact none(String contactId) {
    return contacts.doNotDisturb(contactId, new Channel[0]);
  }
}
