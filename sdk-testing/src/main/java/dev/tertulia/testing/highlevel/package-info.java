/**
 * A HighLevel in memory: its tables, its rules and its wording, written from recorded answers and
 * from nothing of the SDK. Users meet {@link dev.tertulia.testing.highlevel.HighLevelSandbox}.
 */
@NullMarked
package dev.tertulia.testing.highlevel;

import org.jspecify.annotations.NullMarked;
