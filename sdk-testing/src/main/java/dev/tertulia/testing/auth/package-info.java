/** What a {@link dev.tertulia.core.auth.TokenStore} of your own must pass. Needs JUnit. */
@NullMarked
package dev.tertulia.testing.auth;

import org.jspecify.annotations.NullMarked;
