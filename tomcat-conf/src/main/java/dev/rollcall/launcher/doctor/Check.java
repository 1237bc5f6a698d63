package dev.rollcall.launcher.doctor;

import java.util.List;

/** Looks at one thing, and changes nothing. */
interface Check {
    /** Returns what is wrong with it; nothing if all is well. */
    List<Finding> findings();
}
