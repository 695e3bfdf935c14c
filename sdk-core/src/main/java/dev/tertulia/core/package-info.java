/**
 * The words a user meets: errors that say what can be done next, operations and their safety, time,
 * paging, quotas, streams, the journal, and the listener that sees each call.
 *
 * <p>Programs begin at a client of a service module; of what is here they meet first {@link
 * dev.tertulia.core.SdkException}, {@link dev.tertulia.core.Resilience} and {@link
 * dev.tertulia.core.Paged}.
 */
@NullMarked
package dev.tertulia.core;

import org.jspecify.annotations.NullMarked;
