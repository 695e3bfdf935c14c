package dev.tertulia.testing.acumbamail;

/**
 * Another shape of the same answer, which somebody has seen or the vendor's documents promise.
 * {@link AcumbamailSandbox#answersWith} chooses among them; unless told the Sandbox answers with
 * the shapes that were seen on the live service.
 */
public enum Oddity {
  /** The id of something new is a JSON string. */
  IDS_AS_TEXT,
  /** The id of something new is the {@code id} of an object. */
  IDS_IN_OBJECTS,
  /** The id of something new is the only key of an object. */
  IDS_AS_KEYS,
  /** Every number is spelled as a string. */
  NUMBERS_AS_TEXT,
  /** What is an empty array usually is an empty object. */
  EMPTY_LISTS_AS_OBJECTS,
  /** What is an empty object usually is an empty array. */
  EMPTY_OBJECTS_AS_LISTS,
  /** What answers 201 usually answers 200. */
  CREATED_WITH_200,
  /** An {@code {"error": …}} comes with 200. */
  REFUSALS_WITH_200,
  /** A string that is the whole answer comes without quotation marks, as text. */
  STRINGS_UNQUOTED,
  /** {@code getLists} gives the name in place of an object. */
  LISTS_AS_NAMES,
  /** {@code getListFields} gives a flat map of names to types. */
  FIELDS_AS_MAP,
  /** {@code complete_json} has no effect anywhere. */
  COMPLETE_JSON_IGNORED,
  /** Credits are a bare number. */
  CREDITS_BARE,
  /** {@code getEmailStatus} gives an object with a {@code status}. */
  STATUS_IN_OBJECT,
  /** A path without a slash at its end is carried out in place of redirected. */
  SLASH_NOT_NEEDED
}
