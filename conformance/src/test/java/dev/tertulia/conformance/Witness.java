package dev.tertulia.conformance;

import dev.tertulia.core.CallListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers everything a client hands out, and what it logs meanwhile. */
final class Witness implements CallListener, AutoCloseable {
  private final List<Object> handedOut = new ArrayList<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  Witness() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  void keep(Object... things) {
    handedOut.addAll(List.of(things));
  }

  @Override
  public void attempting(Attempting event) {
    keep(event);
  }

  @Override
  public void repeating(Repeating event) {
    keep(event);
  }

  @Override
  public void finished(Finished event) {
    keep(event);
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Every toString, every stack trace with its causes, and the log at TRACE. */
  String written() {
    var all = new StringWriter();
    var out = new PrintWriter(all);
    for (Object each : handedOut) {
      out.println(each);
      if (each instanceof Throwable failure) {
        failure.printStackTrace(out);
      }
      if (each instanceof Finished finished && finished.failure() != null) {
        finished.failure().printStackTrace(out);
      }
    }
    Thread.getAllStackTraces().keySet().forEach(thread -> out.println(thread.getName()));
    out.print(log());
    out.flush();
    return all.toString();
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
