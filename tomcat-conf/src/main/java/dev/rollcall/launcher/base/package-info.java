/** Where things lie: the installation, which is shared and read only, and the base directory, which is the user's. */
@NullMarked
package dev.rollcall.launcher.base;

import org.jspecify.annotations.NullMarked;
