package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * What came with a successful answer beside its value.
 *
 * @param operation the operation's id
 * @param status the HTTP status
 * @param traceId the service's own id of the exchange; null if it gave none
 * @param quota what it said of the rate limits; null if nothing
 * @param attempts how many requests were tried
 */
public record ResponseInfo(
    String operation, int status, @Nullable String traceId, @Nullable Quota quota, int attempts) {}
