/** A program that receives HighLevel's webhooks, through everything that goes wrong with them. */
@NullMarked
package dev.tertulia.examples.webhookreceiver;

import org.jspecify.annotations.NullMarked;
