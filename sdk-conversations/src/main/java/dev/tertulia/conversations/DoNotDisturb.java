package dev.tertulia.conversations;

import dev.tertulia.conversations.Contact.DndSetting;
import dev.tertulia.core.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels a contact must not be written to over, and how they change. Nobody has said whether
 * the service keeps the settings of channels that an update does not name. So each update names all
 * that are quiet: what it leaves out is allowed anyway, and a stale reading can keep a channel
 * quiet too long, but never open one.
 */
final class DoNotDisturb {
  /** The channels the vendor has a setting for. */
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.CALL,
          Channel.EMAIL,
          Channel.SMS,
          Channel.WHATSAPP,
          Channel.GOOGLE_BUSINESS,
          Channel.FACEBOOK);

  private DoNotDisturb() {}

  /** Refuses a channel without a setting: an opt-out must not get lost silently. */
  static Channel known(Channel channel) {
    if (!CHANNELS.contains(channel)) {
      throw new InvalidRequestException(
          "doNotDisturb",
          "one of " + CHANNELS.stream().map(Channel::value).toList() + ", or the general setting",
          channel.value());
    }
    return channel;
  }

  /** All that is quiet after that; a reason given before stays. */
  static Map<Channel, DndSetting> with(Contact contact, DndSetting setting, Channel... channels) {
    var settings = quiet(contact);
    for (Channel channel : channels) {
      settings.putIfAbsent(known(channel), setting);
    }
    return settings;
  }

  /** All that is quiet after that, and what is no longer. */
  static Map<Channel, DndSetting> without(Contact contact, Channel... channels) {
    var settings = quiet(contact);
    for (Channel channel : channels) {
      DndSetting before = settings.get(known(channel));
      if (before != null && before.permanent()) {
        throw new InvalidRequestException(
            "liftDoNotDisturb",
            "a channel whose setting can be lifted",
            channel.value() + ", which is permanent");
      }
      if (before != null) {
        settings.put(channel, DndSetting.INACTIVE);
      }
    }
    return settings;
  }

  static Map<Channel, DndSetting> quiet(Contact contact) {
    var settings = new LinkedHashMap<Channel, DndSetting>();
    contact
        .dndSettings()
        .forEach(
            (name, setting) -> {
              if (setting.quiet()) {
                settings.put(channel(name), setting);
              }
            });
    return settings;
  }

  /** The spelling of the versions differs in letter case only. */
  static Channel channel(String name) {
    return CHANNELS.stream()
        .filter(each -> each.value().equalsIgnoreCase(name))
        .findFirst()
        .orElseGet(() -> new Channel(name));
  }
}
