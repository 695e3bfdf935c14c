/**
 * What a {@link dev.tertulia.core.auth.TokenStore} of your own must pass: extend {@link
 * dev.tertulia.testing.auth.TokenStoreContract}. Needs JUnit.
 */
@NullMarked
package dev.tertulia.testing.auth;

import org.jspecify.annotations.NullMarked;
