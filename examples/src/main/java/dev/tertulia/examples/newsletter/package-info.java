/** A newsletter, from a file of addresses to a chart of who read it. */
@NullMarked
package dev.tertulia.examples.newsletter;

import org.jspecify.annotations.NullMarked;
