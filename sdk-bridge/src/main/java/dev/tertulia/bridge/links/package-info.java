/**
 * Ready-made links between the two services, each made of public API only: use them, or take them
 * as examples.
 */
@NullMarked
package dev.tertulia.bridge.links;

import org.jspecify.annotations.NullMarked;
