package dev.tertulia.core.transport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a wire method's parameter may hold that is put together by hand, a map or a JSON value: for
 * the catalog, which reads it elsewhere from the parameter's own type.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Takes {

  /** Records with a component for each thing; what need not be there is nullable. */
  Class<? extends Record>[] value();
}
