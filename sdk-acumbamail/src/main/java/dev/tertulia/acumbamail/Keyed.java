package dev.tertulia.acumbamail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a record hides in answers: {@code {"7": "News"}} stands for {@code {"id": 7, "name": "News"}}
 * if the key is {@code id} and the value {@code name}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Keyed {

  /** The member a map's key stands for; none if records never come in maps. */
  String key() default "";

  /** The member a map's plain value stands for. */
  String value() default "";

  /** The member of the whole answer the records are in; none if they are the answer. */
  String in() default "";
}
