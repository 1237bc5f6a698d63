package dev.rollcall.kit.files;

import java.io.IOException;

/** Somebody else holds a folder. */
public final class FolderHeldException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    FolderHeldException(java.nio.file.Path folder, String holder) {
        super(folder + " is in use by " + holder);
        this.holder = holder;
    }

    /** Returns who holds it, in words. */
    public String holder() {
        return holder;
    }
}
