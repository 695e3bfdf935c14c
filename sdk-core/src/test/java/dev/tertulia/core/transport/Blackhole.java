package dev.tertulia.core.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that neither accepts nor refuses: its backlog is full, so the kernel drops what knocks.
 */
final class Blackhole implements AutoCloseable {
  private final ServerSocket server;
  private final List<SocketChannel> queued = new ArrayList<>();

  Blackhole() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    while (fits()) {
      // One more in the queue.
    }
  }

  private boolean fits() throws IOException {
    SocketChannel channel = SocketChannel.open();
    queued.add(channel);
    try {
      channel.socket().connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 100);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel channel : queued) {
      channel.close();
    }
  }
}
