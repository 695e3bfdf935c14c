package dev.tertulia.core;

/** 403: the token is genuine, and may not do this here; often another location's. */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1L;

  ForbiddenException(CallReport report, ApiFailure failure) {
    super(report, failure);
  }
}
