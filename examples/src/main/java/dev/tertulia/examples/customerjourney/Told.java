package dev.tertulia.examples.customerjourney;

import dev.tertulia.bridge.flow.FlowListener;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.webhook.Delivery;

/** Is told what the program is told, and what it does. Called by several threads. */
interface Told extends FlowListener, CallListener {

  /** An event is about to be handled. */
  default void noticed(Object event, Delivery delivery) {}
}
