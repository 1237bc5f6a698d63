/** Students and their grades as the pages show them, and the form that adds one. */
@NullMarked
package dev.rollcall.portal.grades;

import org.jspecify.annotations.NullMarked;
