/**
 * Who is calling: where tokens come from, how a replaced one is noticed without a restart, and how
 * a grant is not lost. Begin with {@link dev.tertulia.core.auth.CredentialsProvider}.
 */
@NullMarked
package dev.tertulia.core.auth;

import org.jspecify.annotations.NullMarked;
