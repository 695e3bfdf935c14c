package dev.tertulia.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad line: passes bytes between a client and a healthy server, and misbehaves on the way as
 * told.
 */
final class FaultProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int upstream;
  private final Line line;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile long lastByte;

  /** What the line does to the bytes of one direction of one connection. */
  @FunctionalInterface
  interface Line {

    /**
     * Decides about one chunk.
     *
     * @param connection 1 for the first
     * @param answer whether it comes from the server
     * @param before how many bytes went this way before
     */
    Fate of(int connection, boolean answer, long before, int length);
  }

  /** What becomes of a chunk. */
  enum Fate {
    PASSES,
    /** Byte by byte, each in a packet of its own. */
    DRIPS,
    /** Twice. */
    DOUBLES,
    /** A little later. */
    LAGS,
    /** It passes up to a byte, and then the connection is closed in good order. */
    CUTS,
    /** Nothing passes, and the connection is reset. */
    RESETS,
    /** It passes, and then this direction is closed while the other stays open. */
    HALF_CLOSES,
    /** It never arrives, until the proxy is closed. */
    STALLS
  }

  FaultProxy(int upstream, Line line) {
    this.upstream = upstream;
    this.line = line;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** How many bytes of one direction pass before a cut. */
  FaultProxy cuttingAfter(long bytes) {
    lastByte = bytes;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  int connections() {
    return connections.get();
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket service = new Socket(InetAddress.getByName("127.0.0.1"), upstream);
        client.setTcpNoDelay(true);
        service.setTcpNoDelay(true);
        sockets.addAll(List.of(client, service));
        int number = connections.incrementAndGet();
        daemon(() -> pass(number, false, client, service));
        daemon(() -> pass(number, true, service, client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pass(int connection, boolean answer, Socket from, Socket to) {
    byte[] chunk = new byte[8192];
    long before = 0;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (!pass(line.of(connection, answer, before, n), before, chunk, n, out, from, to)) {
          return;
        }
        before += n;
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private boolean pass(
      Fate fate, long before, byte[] chunk, int n, OutputStream out, Socket from, Socket to)
      throws IOException {
    switch (fate) {
      case PASSES -> out.write(chunk, 0, n);
      case DRIPS -> {
        for (int i = 0; i < n; i++) {
          out.write(chunk, i, 1);
          out.flush();
        }
      }
      case DOUBLES -> {
        out.write(chunk, 0, n);
        out.write(chunk, 0, n);
      }
      case LAGS -> {
        await(50);
        out.write(chunk, 0, n);
      }
      case CUTS -> {
        if (before + n <= lastByte) {
          out.write(chunk, 0, n);
          break;
        }
        out.write(chunk, 0, (int) (lastByte - before));
        out.flush();
        close(to);
        close(from);
        return false;
      }
      case RESETS -> {
        to.setSoLinger(true, 0);
        close(to);
        close(from);
        return false;
      }
      case HALF_CLOSES -> {
        out.write(chunk, 0, n);
        to.shutdownOutput();
        return false;
      }
      case STALLS -> {
        await(Long.MAX_VALUE);
        return false;
      }
    }
    out.flush();
    return true;
  }

  /**
   * The latency of a line, or its silence: the only wait here, and over when the proxy is closed.
   */
  private void await(long millis) {
    try {
      var unused = closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed, then.
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
    sockets.forEach(FaultProxy::close);
  }
}
