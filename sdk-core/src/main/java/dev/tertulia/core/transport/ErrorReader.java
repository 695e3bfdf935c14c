package dev.tertulia.core.transport;

/** How a service spells its errors. Must never throw, whatever the body is: empty, HTML, cut. */
@FunctionalInterface
public interface ErrorReader {

  /**
   * What the service said.
   *
   * @param status an HTTP status that is not 2xx
   * @param contentType the answer's content type; empty if it had none
   * @param body the start of the answer, at most 64 KiB
   */
  ServerWords read(int status, String contentType, String body);
}
