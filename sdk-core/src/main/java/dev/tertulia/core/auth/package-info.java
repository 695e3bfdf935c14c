/** Who is calling: where tokens come from, and how a replaced one is noticed without a restart. */
@NullMarked
package dev.tertulia.core.auth;

import org.jspecify.annotations.NullMarked;
