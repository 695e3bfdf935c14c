package dev.tertulia.acumbamail;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.transport.AnswerDecoder;
import dev.tertulia.core.transport.RefusedAnswer;
import dev.tertulia.core.transport.ServerWords;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer by its shape. One function of this vendor may answer with a number, a text, an
 * object, a map by id or address, or a list of maps of one entry; what the caller gets is always
 * the same.
 *
 * <p>The wanted type decides what counts: an id is found in any of the places ids were seen in,
 * records in any of the containers. Sentences where an id is due are refusals, as the vendor
 * documents for its campaigns.
 */
final class Shapes implements AnswerDecoder {
  private static final List<String> IDS =
      List.of("id", "list_id", "campaign_id", "template_id", "subscriber_id");

  private static final Pattern YES =
      Pattern.compile("(?iU)\\b(success\\w*|correctly|correctamente|con éxito)\\b");

  private static final Pattern NO =
      Pattern.compile("(?iU)\\b(no|not|cannot|\\w+n't|fail\\w*|error\\w*|false|unsuccess\\w*)\\b");

  private static final List<String> KEYS = List.of("email_key", "key", "id");

  @Override
  public @Nullable Object decode(Type type, BufferedSource body) throws IOException, RefusedAnswer {
    String text = body.readUtf8().strip();
    JsonValue json = AcumbamailErrors.parse(text);
    ServerWords refusal = AcumbamailErrors.refusal(json);
    if (refusal != null) {
      throw new RefusedAnswer(refusal);
    }
    if (type == String.class) {
      return page(json, text);
    }
    if (AcumbamailErrors.isPage(text)) {
      throw new IOException("a page");
    }
    return type instanceof Class<?> plain ? single(plain, json) : several(type, json);
  }

  private static @Nullable Object single(Class<?> type, JsonValue json)
      throws IOException, RefusedAnswer {
    if (type == Void.class) {
      return nothing(json);
    }
    if (type == JsonValue.class) {
      return json;
    }
    if (type == EmailKey.class) {
      return key(json);
    }
    if (type == BigDecimal.class) {
      return lone(json).asNumber();
    }
    if (NumericId.class.isAssignableFrom(type)) {
      return id(type, json);
    }
    if (json.isMissing()) {
      return null;
    }
    Object record = read(type, Containers.record(type, json));
    return record instanceof SentSms text ? sent(text) : record;
  }

  /** One text message is refused inside its answer; of several each has its own result. */
  private static @Nullable Object sent(SentSms text) throws RefusedAnswer {
    if (text.outcome() == Outcome.REFUSED) {
      String error = text.error();
      throw refused(new JsonValue.Text(error == null ? "status " + text.status() : error));
    }
    return text.outcome() == Outcome.UNKNOWN ? null : text;
  }

  private static @Nullable Object several(Type type, JsonValue json) throws IOException {
    if (json.isMissing()) {
      return null;
    }
    var generic = (ParameterizedType) type;
    return read(
        type,
        generic.getRawType() == Map.class
            ? Containers.map(json)
            : Containers.list((Class<?>) generic.getActualTypeArguments()[0], json));
  }

  private static @Nullable Object read(Type type, JsonValue json) throws IOException {
    return Json.standard().read(type, new Buffer().writeUtf8(json.json()));
  }

  /**
   * A word may be an "OK". A sentence where nothing is due says what went wrong, unless it is
   * plainly a yes: of these functions only objects were seen.
   */
  private static @Nullable Object nothing(JsonValue json) throws RefusedAnswer {
    if (json instanceof JsonValue.Bool flag && !flag.value()) {
      throw refused(new JsonValue.Text("false"));
    }
    if (json instanceof JsonValue.Text text) {
      String said = text.value().strip();
      boolean yes = !said.contains(" ") || YES.matcher(said).find();
      if (!yes || NO.matcher(said).find()) {
        throw refused(text);
      }
    }
    return null;
  }

  private static @Nullable Object id(Class<?> type, JsonValue json)
      throws IOException, RefusedAnswer {
    Long number = null;
    for (String name : IDS) {
      number = number == null ? json.at(name).asLong() : number;
    }
    number = number == null ? lone(json).asLong() : number;
    number = number == null && json.asMap().size() == 1 ? onlyKey(json) : number;
    if (number != null && number > 0) {
      return read(type, JsonValue.of(number));
    }
    if (json instanceof JsonValue.Text text && !text.value().isBlank()) {
      throw refused(text);
    }
    if (json.isMissing() && type == TemplateId.class) {
      throw refused(new JsonValue.Text("no template was made"));
    }
    return null;
  }

  /** A map by id with one entry. */
  private static @Nullable Long onlyKey(JsonValue json) {
    return JsonValue.of(json.asMap().keySet().iterator().next()).asLong();
  }

  private static RefusedAnswer refused(JsonValue.Text said) {
    return new RefusedAnswer(new ServerWords(said.value().strip(), null, ServerWords.Kind.OTHER));
  }

  /**
   * Anything else than a key is no refusal to rely on: who believed it would send the mail again.
   */
  static @Nullable EmailKey key(JsonValue json) {
    String found = json.asText();
    for (String name : KEYS) {
      found = found == null ? json.at(name).asText() : found;
    }
    // Keys have 32 digits; a short word is a "None", a "false" or an "OK".
    boolean usable = found != null && found.strip().matches("[^\\s<>]{6,200}");
    return usable ? new EmailKey(String.valueOf(found).strip()) : null;
  }

  private static String page(JsonValue json, String text) {
    if (json instanceof JsonValue.Text quoted) {
      return quoted.value();
    }
    String inside = json.at("html").asText();
    return inside == null ? text : inside;
  }

  /** The value itself, or the only one in an object: {@code {"Creditos": 7}}. */
  private static JsonValue lone(JsonValue json) {
    Map<String, JsonValue> members = json.asMap();
    return members.size() == 1 ? members.values().iterator().next() : json;
  }
}
