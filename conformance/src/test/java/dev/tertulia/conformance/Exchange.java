package dev.tertulia.conformance;

import java.util.List;
import java.util.Map;

/** One request and its answer, as they were on the wire. */
record Exchange(
    String method,
    String path,
    List<Map.Entry<String, String>> query,
    List<Map.Entry<String, String>> requestHeaders,
    String requestBody,
    int status,
    List<Map.Entry<String, String>> responseHeaders,
    String responseBody) {

  String version() {
    return requestHeaders.stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Version"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The first word of the path, by which the vendor divides its documents. */
  String product() {
    return path.split("/")[1];
  }

  /** Method and path, with what looks like an id as {@code *}. */
  String route() {
    return method + " " + path.replaceAll("/[A-Za-z0-9]{20}(?=/|$)", "/*");
  }
}
