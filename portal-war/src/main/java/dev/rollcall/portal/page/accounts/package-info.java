/** Logging in and out, everybody's own account, and who may log in. */
@NullMarked
package dev.rollcall.portal.page.accounts;

import org.jspecify.annotations.NullMarked;
