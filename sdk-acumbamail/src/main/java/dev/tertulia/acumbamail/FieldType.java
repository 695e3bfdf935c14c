package dev.tertulia.acumbamail;

import dev.tertulia.core.json.OpenValue;

/**
 * What a field holds. The words for making a field and those for reading it differ: what is made as
 * {@link #TEXT} is probably read as {@code char}, and {@link #LONG_TEXT} as {@code text}; fields
 * with a choice are read as {@code single list}.
 *
 * @param value the word as it came
 */
public record FieldType(String value) implements OpenValue {
  /** A short text. */
  public static final FieldType TEXT = new FieldType("text");

  /** A long text. */
  public static final FieldType LONG_TEXT = new FieldType("longText");

  /** Yes or no. */
  public static final FieldType BOOLEAN = new FieldType("boolean");

  /** A whole number. */
  public static final FieldType INTEGER = new FieldType("integer");

  /** A number. */
  public static final FieldType DECIMAL = new FieldType("decimal");

  /** A time. */
  public static final FieldType TIME = new FieldType("time");

  /** An address. */
  public static final FieldType EMAIL = new FieldType("email");

  /** An IP address. */
  public static final FieldType IP = new FieldType("ip");

  /** A link. */
  public static final FieldType URL = new FieldType("url");

  @Override
  public String toString() {
    return value;
  }
}
