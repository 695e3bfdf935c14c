package dev.tertulia.core;

/** 5xx: the service failed. For an operation that must happen once the outcome is UNKNOWN. */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  ServerException(CallReport report, ApiFailure failure) {
    super(report, failure);
  }
}
