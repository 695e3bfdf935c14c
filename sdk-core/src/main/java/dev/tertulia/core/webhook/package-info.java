/**
 * What arrives by itself, and whether it is genuine: judged over the raw bytes, before anything is
 * read of them.
 */
@NullMarked
package dev.tertulia.core.webhook;

import org.jspecify.annotations.NullMarked;
