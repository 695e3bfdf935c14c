/** Two weeks of a restaurant on both services at once, on good days and bad ones. */
@NullMarked
package dev.tertulia.examples.customerjourney;

import org.jspecify.annotations.NullMarked;
