/**
 * The database that a web application carries within itself, on H2. Nothing else in the kit refers to this package, so
 * that a web application without H2 never loads a class of it.
 */
@NullMarked
package dev.rollcall.kit.database;

import org.jspecify.annotations.NullMarked;
