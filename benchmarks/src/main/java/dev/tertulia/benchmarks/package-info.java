/** What a call costs beside the network. Each class is one question; run them with JMH. */
@NullMarked
package dev.tertulia.benchmarks;

import org.jspecify.annotations.NullMarked;
