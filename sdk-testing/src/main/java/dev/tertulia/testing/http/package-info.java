/**
 * HTTP on loopback: requests as they arrived, answers, and the faults that come between. Users meet
 * {@link dev.tertulia.testing.http.ReceivedRequest} and {@link
 * dev.tertulia.testing.http.FaultOrder}; the rest serves the services of the Sandbox.
 */
@NullMarked
package dev.tertulia.testing.http;

import org.jspecify.annotations.NullMarked;
