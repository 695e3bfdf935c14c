package dev.tertulia.core.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a raw socket that reads whole requests, counts them, and then misbehaves as told. */
final class FaultServer implements AutoCloseable {
  static final String OK = "{\"id\":\"1\",\"traceId\":\"t-1\"}";

  private final ServerSocket server;
  private final Script script;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What to do once a request has been read whole; the socket is closed when it returns false. */
  @FunctionalInterface
  interface Script {
    boolean answer(Exchange exchange) throws IOException;
  }

  /** One request that has been read. */
  record Exchange(
      FaultServer server,
      Socket socket,
      OutputStream out,
      String request,
      int number,
      int onConnection) {

    boolean text(String raw) throws IOException {
      out.write(raw.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    }

    boolean ok() throws IOException {
      return json(200, OK);
    }

    boolean json(int status, String body, String... headers) throws IOException {
      var head =
          new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return text(head + "Content-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    boolean reset() throws IOException {
      socket.setSoLinger(true, 0);
      return false;
    }

    /** Lets a little time pass, or ends with the test. */
    void pause(long millis) throws IOException {
      try {
        if (server.closing.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          throw new IOException("the test is over");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    /** Says nothing more until the test is over. */
    boolean stall() {
      try {
        server.closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }
  }

  FaultServer(Script script) {
    this.script = script;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  int port() {
    return server.getLocalPort();
  }

  /** The requests that arrived whole, in order. */
  List<String> received() {
    return received;
  }

  int connections() {
    return connections.get();
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "fault-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int onConnection = 0;
      for (String request = read(in); request != null; request = read(in)) {
        onConnection++;
        int number;
        synchronized (received) {
          received.add(request);
          number = received.size();
        }
        var exchange =
            new Exchange(this, socket, socket.getOutputStream(), request, number, onConnection);
        if (!script.answer(exchange)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client went away, which is what many of these tests are about.
    }
  }

  private static String read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (String line : text.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    return body.length < length ? null : text + new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
