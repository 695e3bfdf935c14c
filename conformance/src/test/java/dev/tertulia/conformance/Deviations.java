package dev.tertulia.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where we differ from the vendor's documents on purpose: {@code deviations.txt}, a line each, with
 * its reason.
 */
final class Deviations {
  private final List<Line> lines;

  /** One line: route, a part of the complaint, and why. */
  private static final class Line {
    private final String route;
    private final String complaint;
    private boolean used;

    Line(String route, String complaint) {
      this.route = route;
      this.complaint = complaint;
    }
  }

  private Deviations(List<Line> lines) {
    this.lines = lines;
  }

  static Deviations listed() {
    try (InputStream file = Deviations.class.getResourceAsStream("deviations.txt")) {
      var lines = new ArrayList<Line>();
      for (String text : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!text.isBlank() && !text.startsWith("#")) {
          String[] parts = text.split("\\s*\\|\\s*", 3);
          if (parts.length < 3 || parts[2].isBlank()) {
            throw new IllegalStateException("route | complaint | reason expected: " + text);
          }
          lines.add(new Line(parts[0].strip(), parts[1].strip()));
        }
      }
      return new Deviations(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean justify(Exchange exchange, String complaint) {
    for (Line line : lines) {
      boolean route = line.route.equals("*") || line.route.equals(exchange.route());
      if (route && complaint.contains(line.complaint)) {
        line.used = true;
        return true;
      }
    }
    return false;
  }

  List<String> unused() {
    return lines.stream()
        .filter(line -> !line.used)
        .map(line -> line.route + " | " + line.complaint)
        .toList();
  }
}
