package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.oneroster.RosterRefusedException.Reason;
import java.util.HashSet;
import java.util.Set;

/**
 * The files of an archive by their names: beside one another, or all in one folder, which is what comes of packing a folder.
 * What macOS adds is none of them. Names are compared, and never used as names of files. Used by one thread.
 */
final class Entries {
    private static final String LITTER = ".DS_Store";

    private final Set<String> files = new HashSet<>();
    private String folder = "";

    /**
     * Notes an entry.
     *
     * @throws RosterRefusedException if it leads elsewhere, is in another folder than the others, or is there already
     */
    void enter(String entry) {
        if (leadsElsewhere("/" + entry)) {
            throw scattered();
        }
        if (entry.startsWith("__MACOSX/") || ("/" + entry).endsWith("/" + LITTER) || entry.endsWith("/")) {
            return;
        }
        String place = entry.substring(0, entry.indexOf('/') + 1);
        String file = entry.substring(place.length());
        if (files.isEmpty()) {
            folder = place;
        }
        if (!place.equals(folder) || file.contains("/") || file.startsWith(".")) {
            throw scattered();
        }
        if (!files.add(file)) {
            throw new RosterRefusedException(Reason.PATHS, "The archive has a file twice.");
        }
    }

    private static boolean leadsElsewhere(String path) {
        return path.contains("\\") || path.contains("//") || path.contains("/../") || path.contains("/./");
    }

    private static RosterRefusedException scattered() {
        return new RosterRefusedException(
                Reason.PATHS, "The archive must have its files beside one another, or all in one folder.");
    }

    /** Returns whether there is a file of this name. */
    boolean has(String file) {
        return files.contains(file);
    }

    /** Returns whether an entry is the file of this name. */
    boolean is(String entry, String file) {
        return entry.equals(folder + file);
    }
}
