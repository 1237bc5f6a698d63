/** The members of a class, and people who are new at the school. */
@NullMarked
package dev.rollcall.portal.roster;

import org.jspecify.annotations.NullMarked;
