/**
 * The Sandbox: the services in memory, over real HTTP on loopback, with faults to order. Begin at
 * {@link dev.tertulia.testing.Sandbox}; with JUnit, at {@link
 * dev.tertulia.testing.SandboxExtension}.
 */
@NullMarked
package dev.tertulia.testing;

import org.jspecify.annotations.NullMarked;
