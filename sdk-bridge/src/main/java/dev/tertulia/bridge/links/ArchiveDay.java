package dev.tertulia.bridge.links;

import dev.tertulia.core.Download;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.OwnerOnly;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one day: its messages in order, its recordings, and the sums of all of them. The
 * sums are written last, so what a killed program left half done does not add up.
 *
 * <p>Messages come in batches, each kept in a file of its own until they are folded into one: or a
 * busy day would be written again with each of them.
 */
record ArchiveDay(Path folder) {
  private static final String MESSAGES = "messages.jsonl";
  private static final String BATCH = "messages-";
  private static final String SUMS = "SHA256SUMS";

  static void make(Path folder) {
    try {
      OwnerOnly.make(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the archive's folder", e);
    }
  }

  static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the archive", e);
    }
  }

  /**
   * The name of a message's recording, which is fetched once: it appears under its name only when
   * it is complete. Null if there is none.
   */
  @Nullable String recording(String id, Supplier<? extends @Nullable Download> fetched) {
    String before =
        names().stream().filter(name -> name.startsWith(id + ".")).findFirst().orElse(null);
    if (before != null) {
      return before;
    }
    make(folder);
    // What a program had of it that was killed while it fetched it.
    delete(name -> name.startsWith("." + id + ".") && name.endsWith(".part"));
    try (Download sound = fetched.get()) {
      return sound == null
          ? null
          : String.valueOf(sound.saveTo(file(id, sound.name())).getFileName());
    }
  }

  private void delete(Predicate<String> names) {
    for (Path file : files(folder)) {
      if (names.test(String.valueOf(file.getFileName()))) {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot remove a part of " + folder.getFileName(), e);
        }
      }
    }
  }

  /** Where a message's file goes: named by its id, with the ending of the name it came with. */
  private Path file(String id, @Nullable String name) {
    if (!id.matches("[\\w-]+")) {
      throw new InvalidRequestException("Message.id", "letters and digits", "other ones");
    }
    int dot = name == null ? -1 : name.lastIndexOf('.');
    String ending = name == null || dot < 0 ? "" : name.substring(dot + 1);
    return folder.resolve(id + (ending.matches("[A-Za-z0-9]{1,8}") ? "." + ending : ".bin"));
  }

  /** Adds messages. They are safe, and in the day's file once that is folded. */
  void add(List<ArchiveLine> lines) {
    make(folder);
    int last = added().stream().mapToInt(ArchiveDay::number).max().orElse(0);
    try {
      replace(
          String.format("%s%06d", BATCH, last + 1), lines.stream().map(ArchiveLine::json).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.getFileName(), e);
    }
  }

  private List<String> added() {
    return names().stream().filter(name -> name.startsWith(BATCH)).toList();
  }

  private static int number(String added) {
    return Integer.parseInt(added.substring(BATCH.length()));
  }

  /** Puts what was added into the day's file, in the place of messages of the same id. */
  void fold() {
    List<String> added = added();
    if (added.isEmpty()) {
      return;
    }
    Map<String, String> sorted = new TreeMap<>(messages(MESSAGES));
    added.forEach(name -> sorted.putAll(messages(name)));
    Map<String, String> sums = new TreeMap<>(sums());
    try {
      replace(MESSAGES, sorted.values());
      sums.put(MESSAGES, sum(MESSAGES));
      // A sum that is there stays: a file that was damaged since must not get a new one.
      for (String name : names()) {
        if (!sums.containsKey(name) && !name.startsWith(BATCH)) {
          sums.put(name, sum(name));
        }
      }
      replace(
          SUMS,
          sums.entrySet().stream().map(each -> each.getValue() + "  " + each.getKey()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.getFileName(), e);
    }
    delete(name -> name.startsWith(BATCH));
  }

  private void replace(String name, Collection<String> lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    OwnerOnly.replace(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  List<String> verify() {
    var findings = new ArrayList<String>();
    List<String> names = names();
    Map<String, String> sums = sums();
    for (String name : names) {
      if (!sums.containsKey(name)) {
        findings.add(folder.getFileName() + "/" + name + ": not in " + SUMS);
      }
    }
    for (Map.Entry<String, String> each : sums.entrySet()) {
      String place = folder.getFileName() + "/" + each.getKey();
      if (!names.contains(each.getKey())) {
        findings.add(place + ": missing");
      } else if (!sum(each.getKey()).equals(each.getValue())) {
        findings.add(place + ": not as it was written");
      }
    }
    return findings;
  }

  private List<String> names() {
    return files(folder).stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> !name.equals(SUMS) && !name.startsWith(".") && !name.endsWith(".next"))
        .toList();
  }

  private Map<String, String> messages(String name) {
    return lines(name)
        .map(json -> line(JsonValue.parse(json), json))
        .collect(Collectors.toMap(ArchiveLine::key, ArchiveLine::json));
  }

  private ArchiveLine line(JsonValue json, String text) {
    Instant at = Instant.parse(String.valueOf(json.at("dateAdded").asText()));
    LocalDate day = LocalDate.parse(folder.getFileName().toString());
    return new ArchiveLine(day, at, String.valueOf(json.at("id").asText()), text);
  }

  private Map<String, String> sums() {
    return lines(SUMS)
        .map(line -> line.split("  ", 2))
        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
  }

  private Stream<String> lines(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.getFileName() + "/" + name, e);
    }
  }

  private String sum(String name) {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      var digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.getFileName() + "/" + name, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
