package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.flow.FlowListener;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells what happens, a line for each. Several threads may call it.
 *
 * @param out where it is written
 * @param zone by whose clocks
 */
record Timeline(PrintStream out, ZoneId zone) implements FlowListener {
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
          case DONE_BEFORE, NOT_CONCERNED -> "";
        };
    if (!what.isEmpty()) {
      String note = report.note() == null ? "" : " (" + report.note() + ")";
      String failure = report.failure() == null ? "" : ": " + report.failure().getMessage();
      tell(report.at(), report.flow() + ", " + report.step(), what + note + failure);
    }
  }

  void tell(Instant at, String who, String what) {
    out.println(CLOCK.format(at.atZone(zone)) + "  " + who + ": " + what);
  }
}
