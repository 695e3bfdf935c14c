/**
 * Ready-made links: what many want to happen when a message, a call, a mail or an opt-out comes.
 * Each is made of the public API alone, short enough to be read, and to be copied where yours
 * differs. Begin with {@link dev.tertulia.bridge.links.ReplyToInbound}, and run them by a {@link
 * dev.tertulia.bridge.flow.FlowRunner}.
 */
@NullMarked
package dev.tertulia.bridge.links;

import org.jspecify.annotations.NullMarked;
