/** The pages of the section System, and System as it changes. */
@NullMarked
package dev.rollcall.portal.page.system;

import org.jspecify.annotations.NullMarked;
