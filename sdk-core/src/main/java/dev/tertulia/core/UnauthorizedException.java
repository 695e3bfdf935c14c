package dev.tertulia.core;

/** 401 for another reason than the token: see {@link CredentialsException} for those. */
public final class UnauthorizedException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException(CallReport report, ApiFailure failure) {
    super(report, failure);
  }
}
