/** A crowd, one quota, and three ways to share it. */
@NullMarked
package dev.tertulia.examples.quotarace;

import org.jspecify.annotations.NullMarked;
