package dev.tertulia.core;

import java.util.List;

/**
 * One operation of a service, as its wire method declares it.
 *
 * @param id the service's own name for it
 * @param method the HTTP method
 * @param path the path template, relative to the base URL, without a leading slash
 * @param safety what a second arrival would do
 * @param scopes the scopes a token needs
 * @param versions the API versions it exists in, the usual one first; empty for a service without
 *     versions
 * @param limit its own rate limit, such as {@code "10/60s"}; empty where it shares its resource's
 * @param alpha whether the vendor or we may change or drop it
 */
public record OperationInfo(
    String id,
    String method,
    String path,
    Safety safety,
    List<String> scopes,
    List<String> versions,
    String limit,
    boolean alpha) {
  /** Keeps copies. */
  public OperationInfo {
    scopes = List.copyOf(scopes);
    versions = List.copyOf(versions);
  }
}
