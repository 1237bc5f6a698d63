/** How values read for people: moments, numbers, addresses, the plain names of services. */
@NullMarked
package dev.rollcall.portal.text;

import org.jspecify.annotations.NullMarked;
