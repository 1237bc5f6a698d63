package dev.rollcall.launcher.accounts;

import java.nio.file.Path;
import java.util.Set;

/** The accounts of the portal, wherever they can be reached at the moment. */
public interface PortalAccounts {

    /** What became of it, and the portal's own sentence about it. */
    record Outcome(Kind kind, String sentence) {}

    /** What became of it. */
    enum Kind {
        DONE,
        /** There is such an account already. */
        TAKEN,
        REFUSED
    }

    /** Adds an account. */
    Outcome add(String name, String password, Set<String> roles);

    /** Gives an account another password. */
    Outcome changePassword(String name, String password);

    /**
     * Writes all accounts into a file.
     *
     * @param file is overwritten; incomplete if it is not done
     */
    Outcome backUp(Path file);

    /** Adds the accounts of a file that are not there, or none. */
    Outcome restore(Path file);
}
