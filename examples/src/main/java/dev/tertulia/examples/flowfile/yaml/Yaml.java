package dev.tertulia.examples.flowfile.yaml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML as far as these files need it: sections, lists and texts. Anchors, aliases and tags
 * are refused: what they make of a file can no longer be read in it from top to bottom.
 */
public final class Yaml {
  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 40;
  private static final Set<Tag> USUAL =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

  private final Problems problems;

  private Yaml(Problems problems) {
    this.problems = problems;
  }

  /**
   * The whole of a text.
   *
   * @throws FlowFileException if it is no YAML, or more than these files need
   */
  public static Value read(String text, Problems problems) {
    Node root = root(text, problems);
    new Yaml(problems).look(root, 1);
    problems.end();
    return new Value(root, problems);
  }

  private static Node root(String text, Problems problems) {
    var settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(LARGEST)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent()) {
        return root.get();
      }
      problems.add(Place.START, "services, folder and flows", "an empty file");
    } catch (MarkedYamlEngineException e) {
      Place at = e.getProblemMark().map(Value::place).orElse(Place.START);
      problems.add(at, "YAML", e.getProblem() == null ? "something else" : e.getProblem());
    } catch (ReaderException e) {
      int index = Math.min(e.getPosition(), text.codePointCount(0, text.length()));
      Place at = Place.of(text, text.offsetByCodePoints(0, index));
      problems.add(at, "characters that can be printed", "another one");
    } catch (YamlEngineException e) {
      problems.add(Place.START, "YAML", String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      // The library follows brackets within brackets as deep as they go.
      problems.add(Place.START, "at most " + DEEPEST + " levels", "thousands");
    }
    throw problems.exception();
  }

  private void look(Node node, int depth) {
    Place at = node.getStartMark().map(Value::place).orElse(Place.START);
    if (depth > DEEPEST) {
      problems.add(at, "at most " + DEEPEST + " levels", "one more");
    } else if (node.getAnchor().isPresent()) {
      problems.add(
          at, "everything where it belongs", "an anchor: write it again where you need it");
    } else if (!USUAL.contains(node.getTag())) {
      problems.add(at, "a text, a list or a section", "a tag, " + node.getTag());
    } else {
      parts(node).forEach(each -> look(each, depth + 1));
    }
  }

  private static List<Node> parts(Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue();
    }
    return node instanceof MappingNode section
        ? section.getValue().stream()
            .flatMap(each -> List.of(each.getKeyNode(), each.getValueNode()).stream())
            .toList()
        : List.of();
  }
}
