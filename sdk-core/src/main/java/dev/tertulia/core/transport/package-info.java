/**
 * How one call travels: deadline, repeat, permit, token, send, decode. This is the service-builder
 * SPI: service modules stand on it, users never need it. Begin with {@link
 * dev.tertulia.core.transport.Transport} and {@link dev.tertulia.core.Operation}.
 */
@NullMarked
package dev.tertulia.core.transport;

import org.jspecify.annotations.NullMarked;
