/**
 * How a value is read and written: tolerant of what services really send, strict about what we
 * send. Part of the service-builder SPI, apart from {@link dev.tertulia.core.json.JsonValue} and
 * {@code OpenValue}, which users meet too.
 */
@NullMarked
package dev.tertulia.core.json;

import org.jspecify.annotations.NullMarked;
