/** The pages where administrators take in the archives of other systems, and get one. */
@NullMarked
package dev.rollcall.portal.page.oneroster;

import org.jspecify.annotations.NullMarked;
