package dev.tertulia.core.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads so many bytes of each request, and resets the connection. */
final class CuttingServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final AtomicInteger connections = new AtomicInteger();

  CuttingServer(int bytes) throws IOException {
    var thread = new Thread(() -> serve(bytes), "cutting-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(int bytes) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        socket.setSoLinger(true, 0);
        // At least one byte: a connection nobody spoke on yet might be dropped before the request
        // began.
        socket.getInputStream().readNBytes(Math.max(1, bytes));
      } catch (IOException e) {
        // Closed by the test, or by the client.
      }
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
