/** The pages where administrators take in the archives of other systems, and get one. */
@NullMarked
package dev.rollcall.portal.page.roster;

import org.jspecify.annotations.NullMarked;
