package dev.tertulia.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one operation of a service is, beside its verb and path: stands on the wire method that
 * calls it, and nowhere else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

  /** The service's own name for it. */
  String id();

  /** What it does, in a sentence that needs no other. */
  String summary() default "";

  /** What a second arrival would do. */
  Safety safety();

  /** The scopes a token needs for it; empty where the service states none. */
  String[] scopes() default {};

  /** The API versions it exists in; empty for a service without versions. */
  String[] versions() default {};

  /**
   * Whether it goes without a token because its body says who asks: true where tokens are asked
   * for.
   */
  boolean anonymous() default false;

  /**
   * The service's limit for this operation alone, such as {@code "10/60s"}; empty where it shares
   * the limit of its resource.
   */
  String limit() default "";

  /**
   * Whether "not found" on a repeated attempt means that the first attempt did it: true for
   * deletes.
   */
  boolean goneIsDone() default false;

  /** Statuses on which this operation is never repeated, whatever its safety. */
  int[] neverOn() default {};

  /**
   * Statuses on which this operation is repeated although others are not: a documented quirk,
   * refused unprocessed.
   */
  int[] retryOn() default {};
}
