package dev.rollcall.launcher.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Can a base that does not exist yet be made here? */
record NewBaseCheck(Path root) implements Check {
    @Override
    public List<Finding> findings() {
        Path existing = DiskCheck.existing(root);
        if (!Files.isDirectory(existing)) {
            return List.of(Finding.wrong(
                    root + " cannot be made, because " + existing + " is a file: name another one with --base."));
        }
        if (!Files.isWritable(existing)) {
            return List.of(Finding.wrong(root + " cannot be made, because you may not write into " + existing
                    + ": let root make it and give it to you, or name another one with --base."));
        }
        return List.of();
    }
}
