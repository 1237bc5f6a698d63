package dev.rollcall.kit.spool;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a spool lies: {@code <root>/<member>/log}. The members of a root are spools of programs that may be the same
 * service; one that starts takes over what members of its service have left that are not in use any more.
 *
 * @param root shared by all members
 * @param member such as the name of a web application; empty for the first number not in use
 * @param service only entries of the same service are taken over
 */
public record SpoolHome(Path root, Optional<String> member, String service) {

    /** Returns the folder of a member. */
    Path folder(String name) {
        return root.resolve(name).resolve("log");
    }
}
