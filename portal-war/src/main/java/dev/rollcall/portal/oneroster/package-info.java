/** Archives of other systems, as the page that takes them shows them. */
@NullMarked
package dev.rollcall.portal.oneroster;

import org.jspecify.annotations.NullMarked;
