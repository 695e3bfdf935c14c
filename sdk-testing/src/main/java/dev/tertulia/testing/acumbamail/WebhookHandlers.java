package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where webhooks go: one place for each list, and one for single e-mails. */
final class WebhookHandlers {

  private WebhookHandlers() {}

  static Reply configureList(Ask ask) {
    StoredList list = ask.list();
    list.hook = hook(ask, list.hook, Event::isAboutLists);
    return saysId(ask, list.hook);
  }

  static Reply configureMail(Ask ask) {
    State state = ask.state();
    state.mailHook = hook(ask, state.mailHook, Event::isAboutMail);
    return saysId(ask, state.mailHook);
  }

  static Reply ofList(Ask ask) {
    return told(
        ask,
        ask.list().hook,
        Event::isAboutLists,
        "You have not configured a webhook for this list");
  }

  static Reply ofMail(Ask ask) {
    return told(ask, ask.state().mailHook, Event::isAboutMail, "You have not configured a webhook");
  }

  /** A flag left out is off; it is active unless told otherwise. */
  private static Hook hook(Ask ask, @Nullable Hook before, Predicate<Event> possible) {
    String url = ask.need("callback_url");
    if (HttpUrl.parse(url) == null) {
      throw Refusal.text(400, "callback_url is not a valid url");
    }
    var events = EnumSet.noneOf(Event.class);
    for (Event event : Event.values()) {
      if (possible.test(event) && ask.flag(event.flag)) {
        events.add(event);
      }
    }
    long id = before == null ? ask.state().ids.next(Ids.Kind.WEBHOOK) : before.id();
    return new Hook(id, url, ask.text("active") == null || ask.flag("active"), events);
  }

  private static Reply saysId(Ask ask, Hook hook) {
    return ask.saysId(JsonValue.object("id", hook.id()), hook.id());
  }

  private static Reply told(
      Ask ask, @Nullable Hook hook, Predicate<Event> possible, String otherwise) {
    if (hook == null) {
      throw Refusal.error(404, otherwise);
    }
    var info = new LinkedHashMap<String, Object>();
    info.put("id", hook.id());
    info.put("url", hook.url());
    info.put("active", hook.active());
    for (Event event : Event.values()) {
      if (possible.test(event)) {
        info.put(event.told, hook.events().contains(event));
      }
    }
    return ask.says(JsonValue.object("info", info));
  }
}
