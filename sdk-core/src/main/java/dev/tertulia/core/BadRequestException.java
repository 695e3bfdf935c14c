package dev.tertulia.core;

/**
 * 400 or 422: the service read the request and finds fault with it. The same request will fail
 * again.
 */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(CallReport report, ApiFailure failure) {
    super(report, failure);
  }
}
