/**
 * What is done to the distribution while it is built: it is told what it carries, and under which licences. Runs once in
 * the build, and is not shipped.
 */
@NullMarked
package dev.rollcall.distribution;

import org.jspecify.annotations.NullMarked;
