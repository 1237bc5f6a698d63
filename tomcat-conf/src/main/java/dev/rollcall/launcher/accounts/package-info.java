/** Accounts of the portal, while it runs and while it does not. */
@NullMarked
package dev.rollcall.launcher.accounts;

import org.jspecify.annotations.NullMarked;
