package dev.tertulia.examples.flowfile.yaml;

import dev.tertulia.core.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Something in a file, and where it stands. What is not of the kind that is asked for becomes a
 * problem, and something harmless of that kind is answered.
 */
public final class Value {
  private static final int LONGEST_QUOTE = 40;
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*([smhd])");
  private final Node node;
  private final Problems problems;

  Value(Node node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Where it stands. */
  public Place at() {
    return node.getStartMark().map(Value::place).orElse(Place.START);
  }

  /** Where problems go. */
  public Problems problems() {
    return problems;
  }

  /** Says that something else belongs there. */
  public void refuse(String expected) {
    refuse(expected, described());
  }

  /** The same, in other words than its own. */
  public void refuse(String expected, String found) {
    problems.add(at(), expected, found);
  }

  /** In the words of who wrote it. */
  private String described() {
    if (isNothing()) {
      return "nothing";
    } else if (node instanceof ScalarNode scalar) {
      return quoted(scalar.getValue());
    } else if (node instanceof SequenceNode) {
      return "a list";
    }
    return isUnquotedText() ? "a text that needs quotation marks, for its {{" : "a section";
  }

  static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
  }

  /** To YAML, {{name}} without quotation marks is a section in a section. */
  private boolean isUnquotedText() {
    return node instanceof MappingNode section
        && section.getValue().stream().anyMatch(each -> each.getKeyNode() instanceof MappingNode);
  }

  private boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** Whether it is a text, a number or the like. */
  public boolean isText() {
    return node instanceof ScalarNode && !isNothing();
  }

  /** Whether it is a section. */
  public boolean isSection() {
    return node instanceof MappingNode && !isUnquotedText();
  }

  /** What a text stands for, if the parser takes it. */
  public <T> T parsed(String expected, Function<String, ? extends T> parser, T instead) {
    if (isText()) {
      try {
        return parser.apply(((ScalarNode) node).getValue().strip());
      } catch (DateTimeException
          | ArithmeticException
          | IllegalArgumentException
          | InvalidRequestException e) {
        // Told below.
      }
    }
    refuse(expected);
    return instead;
  }

  /** A text that is not blank. */
  public String text() {
    return parsed("a text", Value::notBlank, "?");
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text;
  }

  /** A text, or a list of texts. */
  public List<String> texts() {
    return several().stream().map(Value::text).toList();
  }

  /** What is in a list; itself, if it is none. */
  public List<Value> several() {
    return isText() ? List.of(this) : list("a text, or a list of texts");
  }

  /** What some word stands for. */
  public <T> T oneOf(Map<String, ? extends T> known, T instead) {
    String word = isText() ? text().strip() : "";
    T found = known.get(word);
    if (found == null) {
      refuse(
          known.isEmpty()
              ? "a name that is defined above"
              : "one of " + String.join(", ", known.keySet()),
          isText() ? Section.withGuess(word, known.keySet()) : described());
      return instead;
    }
    return found;
  }

  /** What is in a list, at least one. */
  public List<Value> list(String expected) {
    if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
      return list.getValue().stream().map(each -> new Value(each, problems)).toList();
    }
    refuse(expected, node instanceof SequenceNode ? "an empty list" : described());
    return List.of();
  }

  /** A whole number. */
  public long number(long from, long to) {
    String expected = "a number from " + from + " to " + to;
    long number = parsed(expected, Long::parseLong, from);
    if (number < from || number > to) {
      refuse(expected);
      return from;
    }
    return number;
  }

  /** True or false. */
  public boolean yes() {
    return parsed(
        "true or false",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither");
          }
          return text.equals("true");
        },
        false);
  }

  /** A length of time, more than none. */
  public Duration duration() {
    String expected = "a time such as 2d, 36h, 90m or PT48H, of 366 days at most";
    Duration span = parsed(expected, Value::span, Duration.ofDays(1));
    if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
      refuse(expected);
      return Duration.ofDays(1);
    }
    return span;
  }

  private static Duration span(String text) {
    Matcher simple = SPAN.matcher(text);
    if (!simple.matches()) {
      return Duration.parse(text);
    }
    long number = Long.parseLong(simple.group(1));
    return switch (simple.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A time zone. */
  public ZoneId zone() {
    return parsed("a time zone such as Europe/Madrid", ZoneId::of, ZoneId.of("UTC"));
  }

  /** A time of day. */
  public LocalTime clock() {
    return parsed("a time of day such as 09:00", LocalTime::parse, LocalTime.NOON);
  }

  /** A moment by the clocks there, unless it names other clocks. */
  public ZonedDateTime moment(ZoneId there) {
    return parsed(
        "a time such as 2026-11-23T18:00, which clocks there show once",
        text -> text.matches("[^Z+\\[]*") ? only(text, there) : ZonedDateTime.parse(text),
        Instant.EPOCH.atZone(there));
  }

  private static ZonedDateTime only(String text, ZoneId there) {
    LocalDateTime shown = LocalDateTime.parse(text);
    if (there.getRules().getValidOffsets(shown).size() != 1) {
      throw new DateTimeException("never, or twice");
    }
    return shown.atZone(there);
  }

  /** A regular expression. */
  public Pattern pattern() {
    return parsed("a regular expression", Pattern::compile, Pattern.compile(""));
  }

  /** Reads a section; what nobody asks for in it is refused. */
  public <T> T section(Function<Section, T> reader, T instead) {
    if (node instanceof MappingNode section && isSection()) {
      var read = new Section(section, this);
      T result = reader.apply(read);
      read.end();
      return result;
    }
    refuse("a section");
    return instead;
  }

  /** The same, where what is read is kept elsewhere. */
  public void inside(Consumer<Section> reader) {
    boolean unused =
        section(
            read -> {
              reader.accept(read);
              return true;
            },
            false);
  }
}
