/**
 * What arrives by itself: whether it is genuine, judged over the raw bytes before anything is read
 * of them; where it is kept, before it is acknowledged; and who handles it.
 */
@NullMarked
package dev.tertulia.core.webhook;

import org.jspecify.annotations.NullMarked;
