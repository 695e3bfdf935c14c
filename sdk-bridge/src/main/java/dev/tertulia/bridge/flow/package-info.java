/**
 * What to do when something happens: on an event, under conditions, one step after the other, each
 * done once whatever crashes. Begin at {@link dev.tertulia.bridge.flow.Flow}.
 */
@NullMarked
package dev.tertulia.bridge.flow;

import org.jspecify.annotations.NullMarked;
