/** Reads YAML, and tells of everything that is wrong where it stands. Knows nothing of flows. */
@NullMarked
package dev.tertulia.examples.flowfile.yaml;

import org.jspecify.annotations.NullMarked;
