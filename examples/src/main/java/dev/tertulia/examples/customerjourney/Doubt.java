package dev.tertulia.examples.customerjourney;

/**
 * A step of which nobody knows whether it happened, for a person to look at.
 *
 * @param flow the flow
 * @param step its step
 * @param event for which event
 * @param about whom the event is about: the id of a contact, or an address
 */
record Doubt(String flow, String step, String event, String about) {}
