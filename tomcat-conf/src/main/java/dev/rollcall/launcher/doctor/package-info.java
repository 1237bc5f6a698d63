/**
 * What is wrong with an installation or a base, and what to do. Every check looks at one thing, and changes nothing.
 */
@NullMarked
package dev.rollcall.launcher.doctor;

import org.jspecify.annotations.NullMarked;
