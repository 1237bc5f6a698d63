/** A class as a file: exported, and imported once a user has seen what that would change. */
@NullMarked
package dev.rollcall.portal.files;

import org.jspecify.annotations.NullMarked;
