/** The pages of the sections Classes and My classes: a part of a class, and of its address, each. */
@NullMarked
package dev.rollcall.portal.page.classes;

import org.jspecify.annotations.NullMarked;
