package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * The service answered, and said no. Statuses with a meaning of their own have a child; any other
 * (409, 413, 415 …) is an ApiException itself.
 */
public sealed class ApiException extends SdkException
    permits BadRequestException,
        ForbiddenException,
        NotFoundException,
        RateLimitException,
        ServerException,
        UnauthorizedException {
  private static final long serialVersionUID = 1L;
  private final ApiFailure failure;

  ApiException(CallReport report, ApiFailure failure) {
    super(report, words(failure), null);
    this.failure = failure;
  }

  /** The exception for that answer. */
  public static ApiException of(CallReport report, ApiFailure failure) {
    int status = failure.status();
    return switch (status) {
      case 400, 422 -> new BadRequestException(report, failure);
      case 401 -> new UnauthorizedException(report, failure);
      case 403 -> new ForbiddenException(report, failure);
      case 404, 410 -> new NotFoundException(report, failure);
      case 429 -> new RateLimitException(report, failure);
      default ->
          status >= 500 ? new ServerException(report, failure) : new ApiException(report, failure);
    };
  }

  private static String words(ApiFailure failure) {
    String said = failure.serverMessage();
    return said == null
        ? failure.status() + " without a reason"
        : failure.status() + " " + Redaction.cut(said);
  }

  /** The HTTP status. */
  public int status() {
    return failure.status();
  }

  /**
   * The service's own words, whole; null if it said nothing readable. They may hold personal data.
   */
  public @Nullable String serverMessage() {
    return failure.serverMessage();
  }

  /** The start of the answer, at most 64 KiB. It may hold personal data. */
  public String body() {
    return failure.body();
  }

  /** What the answer said of the rate limits; null if nothing. */
  public @Nullable Quota quota() {
    return failure.quota();
  }

  ApiFailure failure() {
    return failure;
  }
}
