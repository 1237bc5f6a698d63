/** The pages of the section Logs, what is logged from now on, and downloads. */
@NullMarked
package dev.rollcall.portal.page.logs;

import org.jspecify.annotations.NullMarked;
