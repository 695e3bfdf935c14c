/**
 * What a service can be asked to do and can tell of, as data: for programs that list it, such as
 * visual builders, and call it by name.
 */
@NullMarked
package dev.tertulia.core.catalog;

import org.jspecify.annotations.NullMarked;
