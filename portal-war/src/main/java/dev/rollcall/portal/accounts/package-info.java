/**
 * Accounts with their roles and password hashes, the one-time code that creates the first of them, and the command that
 * adds some while the portal is stopped. The container itself checks passwords against the same tables
 * ({@code META-INF/context.xml}).
 */
@NullMarked
package dev.rollcall.portal.accounts;

import org.jspecify.annotations.NullMarked;
