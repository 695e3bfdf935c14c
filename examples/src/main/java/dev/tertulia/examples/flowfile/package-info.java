/** Flows described in a YAML file, for people who do not write Java: see docs/flow-files.md. */
@NullMarked
package dev.tertulia.examples.flowfile;

import org.jspecify.annotations.NullMarked;
