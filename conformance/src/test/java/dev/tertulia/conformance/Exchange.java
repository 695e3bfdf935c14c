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
    String responseBody) {}
