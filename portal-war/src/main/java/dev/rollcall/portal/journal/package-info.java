/** What has happened on the roll. */
@NullMarked
package dev.rollcall.portal.journal;

import org.jspecify.annotations.NullMarked;
