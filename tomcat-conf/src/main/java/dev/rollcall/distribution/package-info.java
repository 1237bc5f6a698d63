/**
 * Finishes the distribution: adds the lists of what it carries, and under which licences. Runs once in the build, and
 * is not shipped.
 */
@NullMarked
package dev.rollcall.distribution;

import org.jspecify.annotations.NullMarked;
