/** A person lets an app into an account, and the app works there from then on. */
@NullMarked
package dev.tertulia.examples.connectaccount;

import org.jspecify.annotations.NullMarked;
