/**
 * Carries rows from any list to any sink, window by window, so that a program that is killed at any
 * point goes on where it was: nothing is left out, and nothing is unproven. Begin at {@link
 * dev.tertulia.bridge.sync.Sync}.
 */
@NullMarked
package dev.tertulia.bridge.sync;

import org.jspecify.annotations.NullMarked;
