package dev.tertulia.examples.flowfile;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.examples.flowfile.yaml.Place;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps, such as {@code Hello {{contact.firstName|friend}}!}: what is behind the bar
 * goes into the gap if there is nothing else.
 */
final class Text {
  private static final Pattern GAP = Pattern.compile("\\{\\{([^{}|]*)(?:\\|([^{}]*))?}}");
  private static final int LONGEST_SHOWN = 60;

  private final String source;
  private final List<Part> parts;

  /** What stands between gaps, or a gap. */
  private record Part(
      String words,
      @Nullable Function<Situation, @Nullable String> field,
      @Nullable String otherwise) {}

  private Text(String source, List<Part> parts) {
    this.source = source;
    this.parts = parts;
  }

  static Text read(Value value, boolean withMessage) {
    String source = value.text();
    var parts = new ArrayList<Part>();
    int end = 0;
    for (Matcher gap = GAP.matcher(source); gap.find(); end = gap.end()) {
      parts.add(plain(source.substring(end, gap.start()), value));
      parts.add(gap(gap, value, withMessage));
    }
    parts.add(plain(source.substring(end), value));
    return new Text(source, List.copyOf(parts));
  }

  private static Part plain(String words, Value value) {
    int open = words.indexOf("{{");
    if (open >= 0) {
      Place at =
          value
              .problems()
              .placeOf(words.substring(open).lines().findFirst().orElse(""), value.at());
      value.problems().add(at, "{{a name}} or {{a name|what else}}", "a {{ of another kind");
    }
    return new Part(words, null, null);
  }

  private static Part gap(Matcher gap, Value value, boolean withMessage) {
    String name = gap.group(1).strip();
    Optional<Function<Situation, @Nullable String>> field = Fields.ofSituation(name, withMessage);
    if (field.isEmpty()) {
      List<String> known = Fields.namesForTexts(withMessage);
      value
          .problems()
          .add(
              value.problems().placeOf(gap.group(), value.at()),
              "one of " + String.join(", ", known),
              Section.withGuess(name, known));
    }
    return new Part(name, field.orElse(situation -> null), gap.group(2));
  }

  /**
   * The text for somebody.
   *
   * @throws InvalidRequestException if there is nothing to go into a gap
   */
  String fill(Situation situation) {
    return fill(situation, UnaryOperator.identity());
  }

  /** The same as HTML, in which what goes into the gaps is no markup. */
  String fillHtml(Situation situation) {
    return fill(
        situation,
        words ->
            words
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
  }

  private String fill(Situation situation, UnaryOperator<String> escape) {
    var filled = new StringBuilder();
    for (Part part : parts) {
      Function<Situation, @Nullable String> field = part.field();
      filled.append(
          field == null ? part.words() : escape.apply(word(part, field.apply(situation))));
    }
    return filled.toString();
  }

  private static String word(Part gap, @Nullable String value) {
    String word = value == null ? gap.otherwise() : value;
    if (word == null) {
      throw new InvalidRequestException(
          "{{" + gap.words() + "}}",
          "a value, or something else to say, as in {{" + gap.words() + "|…}}",
          "none");
    }
    return word;
  }

  /** How it is printed, on a line. */
  @Override
  public String toString() {
    String line = source.strip().replaceAll("\\s+", " ");
    return "“"
        + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line)
        + "”";
  }
}
