/**
 * How a value is read and written: tolerant of what services really send, strict about what we
 * send. Part of the service-builder SPI, which begins with {@link dev.tertulia.core.json.Json};
 * users meet {@link dev.tertulia.core.json.JsonValue} and {@link dev.tertulia.core.json.OpenValue}
 * only.
 */
@NullMarked
package dev.tertulia.core.json;

import org.jspecify.annotations.NullMarked;
