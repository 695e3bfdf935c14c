package dev.tertulia.bridge.links;

import dev.tertulia.bridge.sync.CheckpointStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An archive's folder, with a folder for each day; of a few of them messages are still coming. */
final class ArchiveFolder {
  private final Path folder;
  private Set<ArchiveDay> growing = Set.of();

  ArchiveFolder(Path folder) {
    this.folder = folder;
  }

  ArchiveDay day(LocalDate date) {
    return new ArchiveDay(folder.resolve(date.toString()));
  }

  List<ArchiveDay> days() {
    return ArchiveDay.files(folder).stream()
        .filter(Files::isDirectory)
        .map(ArchiveDay::new)
        .toList();
  }

  /** Most messages come day by day: one that none came for this time is as good as complete. */
  void add(List<ArchiveLine> lines) {
    Map<ArchiveDay, List<ArchiveLine>> now =
        lines.stream().collect(Collectors.groupingBy(line -> day(line.day())));
    now.forEach(ArchiveDay::add);
    growing.stream().filter(each -> !now.containsKey(each)).forEach(ArchiveDay::fold);
    growing = now.keySet();
  }

  /** Folds what this run or one that was killed has added, and lets go of the claim. */
  void fold(CheckpointStore.Claim claim) {
    try (claim) {
      days().forEach(ArchiveDay::fold);
    }
  }
}
