/** What the script of a class's page says and hears. */
@NullMarked
package dev.rollcall.portal.page.grid;

import org.jspecify.annotations.NullMarked;
