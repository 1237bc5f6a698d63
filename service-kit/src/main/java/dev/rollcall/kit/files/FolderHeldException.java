package dev.rollcall.kit.files;

import java.io.IOException;

/** A folder is held by another web application or process. */
public final class FolderHeldException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    FolderHeldException(java.nio.file.Path folder, String holder) {
        super(folder + " is in use by " + holder);
        this.holder = holder;
    }

    /** Returns the holder, in words. */
    public String holder() {
        return holder;
    }
}
