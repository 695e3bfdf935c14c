/**
 * The words a user meets: errors that say what can be done next, operations and their safety, time,
 * paging, quotas, streams, the journal, and the listener that sees each call.
 */
@NullMarked
package dev.tertulia.core;

import org.jspecify.annotations.NullMarked;
