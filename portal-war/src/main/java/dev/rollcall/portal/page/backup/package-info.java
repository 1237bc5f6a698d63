/** The page where administrators get a backup. */
@NullMarked
package dev.rollcall.portal.page.backup;

import org.jspecify.annotations.NullMarked;
