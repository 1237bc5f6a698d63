/** What one student has in a class: as the teacher works on it, and as the student reads it. */
@NullMarked
package dev.rollcall.portal.student;

import org.jspecify.annotations.NullMarked;
