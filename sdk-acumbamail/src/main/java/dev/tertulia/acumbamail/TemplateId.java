package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a template: a type of its own, so that it cannot stand where another id belongs.
 *
 * @param value the number, as {@link Templates#all} tells it
 */
public record TemplateId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public TemplateId {
    AcumbamailRules.positive("TemplateId", value);
  }

  /** The id of that number. */
  public static TemplateId of(long value) {
    return new TemplateId(value);
  }
}
