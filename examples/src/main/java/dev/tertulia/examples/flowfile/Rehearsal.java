package dev.tertulia.examples.flowfile;

import java.io.PrintStream;
import java.util.List;

final class Rehearsal implements AutoCloseable {
  Rehearsal(FlowFile file, PrintStream out) {}

  void play(List<String> texts) {}

  @Override
  public void close() {}
}
