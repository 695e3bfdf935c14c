package dev.tertulia.examples.newsletter;

import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.core.InvalidRequestException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Five thousand people in a file, as another program would have left them: not all of it usable.
 */
final class Readers {
  private static final int ALL = 5000;
  private static final List<String> NAMES =
      List.of("Ana", "Ben", "Chloé", "Diego", "Eva", "Farid", "Greta", "Hugo", "Inés", "Jan");

  /** Each as often as it stands here. */
  private static final List<String> COUNTRIES =
      List.of("ES", "ES", "ES", "ES", "ES", "ES", "MX", "MX", "AR", "CO", "CL", "FR", "FR", "DE");

  private final Path file;

  Readers(Path file) {
    this.file = file;
  }

  /** Writes the same file every time. */
  Readers write() throws IOException {
    var random = new Random(2026);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("email,name,country\n");
      for (int i = 1; i <= ALL; i++) {
        String address = i % 1250 == 0 ? "reader" + i : "reader" + (i % 999 == 0 ? 1 : i);
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        out.write(address + (i % 1250 == 0 ? "" : "@example.com") + "," + name + "," + country);
        out.write('\n');
      }
    }
    return this;
  }

  /** Reads them, and counts in {@code unusable} whose address is none. */
  List<NewSubscriber> read(List<String> unusable) throws IOException {
    var people = new ArrayList<NewSubscriber>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      try {
        people.add(NewSubscriber.of(cells[0]).field("name", cells[1]).field("country", cells[2]));
      } catch (InvalidRequestException e) {
        unusable.add(line);
      }
    }
    return people;
  }
}
