package dev.tertulia.core;

import java.io.Serializable;

/**
 * A place in a list, to go on from later. Opaque: store {@link #value()}, and give it back with
 * {@code new Cursor(value)} to the same kind of list with the same filters.
 *
 * @param value the text to store
 */
public record Cursor(String value) implements Serializable {}
