package dev.tertulia.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that a service sometimes wraps in a member of that name, and sometimes not: if the
 * object read has such a member and it is an object, the record is read from there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Unwrapped {

  /** The names of the wrapper, the first found wins. */
  String[] value();
}
