/** Files and folders that belong to one owner alone. Knows nothing else of the kit. */
@NullMarked
package dev.rollcall.kit.files;

import org.jspecify.annotations.NullMarked;
