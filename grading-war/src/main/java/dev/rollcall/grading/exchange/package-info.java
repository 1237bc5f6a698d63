/** What goes in and out as files: reading and writing CSV, and what a file would change. No I/O, no servlets, no clocks. */
@NullMarked
package dev.rollcall.grading.exchange;

import org.jspecify.annotations.NullMarked;
