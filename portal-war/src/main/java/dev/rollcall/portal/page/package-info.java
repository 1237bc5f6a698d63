/** The servlets: each reads its path and form, asks a feature, and answers with a page or with 303. */
@NullMarked
package dev.rollcall.portal.page;

import org.jspecify.annotations.NullMarked;
