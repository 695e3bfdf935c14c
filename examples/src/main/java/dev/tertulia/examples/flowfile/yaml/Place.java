package dev.tertulia.examples.flowfile.yaml;

/**
 * Where something stands in a file.
 *
 * @param line from 1 on
 * @param column from 1 on
 */
public record Place(int line, int column) {
  static final Place START = new Place(1, 1);

  /** Where that character of a text stands. */
  static Place of(String text, int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    int line = (int) before.chars().filter(each -> each == '\n').count();
    return new Place(line + 1, before.length() - before.lastIndexOf('\n'));
  }
}
