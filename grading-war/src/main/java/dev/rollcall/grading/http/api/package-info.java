/** The interface for programs, {@code /api/v1}: its addresses as data, each resource in a class of its own. */
@NullMarked
package dev.rollcall.grading.http.api;

import org.jspecify.annotations.NullMarked;
