package dev.tertulia.core;

/** 404 or 410: there is no such thing, or no longer. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(CallReport report, ApiFailure failure) {
    super(report, failure);
  }
}
