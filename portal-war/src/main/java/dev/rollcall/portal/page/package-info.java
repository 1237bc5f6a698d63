/**
 * What the servlets of all sections stand on: each reads its path and form, asks a feature, and answers with a page or with
 * 303. A section's own are in a package below.
 */
@NullMarked
package dev.rollcall.portal.page;

import org.jspecify.annotations.NullMarked;
