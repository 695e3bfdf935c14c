package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;

/** Templates, without what is in them. */
final class TemplateHandlers {

  private TemplateHandlers() {}

  static Reply all(Ask ask) {
    return ask.says(
        ask.state().templates.values().stream()
            .map(
                template ->
                    JsonValue.object(
                        "available", true, "id", template.id(), "name", template.name()))
            .toList());
  }

  /** With an id changes the template that has it. What cannot be done is told by saying nothing. */
  static Reply create(Ask ask) {
    State state = ask.state();
    String name = ask.need("template_name");
    String html = ask.need("html_content");
    boolean isNew = ask.text("id") == null;
    if (!html.contains("*|UNSUBSCRIBE_URL|*")
        || (!isNew && !state.templates.containsKey(ask.number("id")))) {
      return Reply.empty(200);
    }
    long id = isNew ? state.ids.next(Ids.Kind.TEMPLATE) : ask.number("id");
    state.templates.put(id, new State.Template(id, name, html, ask.text("subject", "")));
    return ask.saysId(id);
  }

  /** The id is a string in an object, with 200. */
  static Reply duplicate(Ask ask) {
    State state = ask.state();
    String name = ask.need("template_name");
    State.Template origin = ask.template("origin_template_id");
    long id = state.ids.next(Ids.Kind.TEMPLATE);
    state.templates.put(id, new State.Template(id, name, origin.html(), origin.subject()));
    return ask.saysId(JsonValue.object("template_id", String.valueOf(id)), id);
  }
}
