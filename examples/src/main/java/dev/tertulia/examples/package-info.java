/** Runnable programs, on the Sandbox unless told otherwise; and the screen they share. */
@NullMarked
package dev.tertulia.examples;

import org.jspecify.annotations.NullMarked;
