/**
 * Ready-made links: what many want to happen when a message, a call, a mail or an opt-out comes.
 * Each is made of the public API alone, short enough to be read, and to be copied where yours
 * differs.
 */
@NullMarked
package dev.tertulia.bridge.links;

import org.jspecify.annotations.NullMarked;
