package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.flow.FlowListener;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells what happens, a line for each. Several threads may call it.
 *
 * @param out takes the lines
 * @param zone by whose clocks
 */
record Timeline(Consumer<String> out, ZoneId zone) implements FlowListener {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  @Override
  public void happened(Report report) {
    String what =
        switch (report.result()) {
          case DONE -> "done";
          case FAILED -> "failed";
          case IN_DOUBT -> "in doubt: nobody knows whether it happened, so a person must look";
          // Nothing was done, or it was told before.
          case DONE_BEFORE, NOT_CONCERNED, WAITING -> "";
        };
    if (!what.isEmpty()) {
      String note = report.note() == null ? "" : " (" + report.note() + ")";
      String failure = report.failure() == null ? "" : ": " + report.failure().getMessage();
      tell(report.at(), report.flow() + ", " + report.step(), what + note + failure);
    }
  }

  void tell(Instant at, String who, String what) {
    out.accept(CLOCK.format(at.atZone(zone)) + "  " + who + ": " + what);
  }
}
