package dev.tertulia.conformance;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.auth.GrantListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps everything a program can write down of the SDK: what it is handed, told, and logs. */
final class Witness implements CallListener, GrantListener, AutoCloseable {
  private final List<Object> handedOut = Collections.synchronizedList(new ArrayList<>());
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
    handedOut.add(event);
  }

  @Override
  public void attempted(Attempted event) {
    handedOut.add(event);
  }

  @Override
  public void repeating(Repeating event) {
    handedOut.add(event);
  }

  @Override
  public void finished(Finished event) {
    handedOut.add(event);
  }

  @Override
  public void refreshed(Event event) {
    handedOut.add(event);
  }

  @Override
  public void healed(Event event) {
    handedOut.add(event);
  }

  @Override
  public void postponed(Event event) {
    handedOut.add(event);
  }

  @Override
  public void suspended(Event event) {
    handedOut.add(event);
  }

  @Override
  public void needsReauth(Event event) {
    handedOut.add(event);
  }

  @Override
  public void unsaved(Event event) {
    handedOut.add(event);
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Every toString, every stack trace with its causes, and the log at TRACE. */
  String written() {
    var all = new StringWriter();
    var out = new PrintWriter(all);
    for (Object each : List.copyOf(handedOut)) {
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
