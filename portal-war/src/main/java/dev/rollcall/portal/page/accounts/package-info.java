/** Logging in and out, the user's own account, and all accounts for administrators. */
@NullMarked
package dev.rollcall.portal.page.accounts;

import org.jspecify.annotations.NullMarked;
