/**
 * What calls, quotas and webhooks do, as Micrometer's meters: begin with {@link
 * dev.tertulia.core.metrics.CallMetrics}. The only package that needs {@code micrometer-core},
 * which your program brings along; nothing of it is loaded unless you use this.
 *
 * <p>No meter, name or tag holds a token, a person's number or address, or a text.
 */
@NullMarked
package dev.tertulia.core.metrics;

import org.jspecify.annotations.NullMarked;
