/** A day of conversations, in one run. */
@NullMarked
package dev.tertulia.examples.quickstart;

import org.jspecify.annotations.NullMarked;
