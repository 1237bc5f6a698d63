package dev.rollcall.launcher.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a directory. It may change meanwhile: what is gone is left out.
 *
 * @param files everything in it and it itself, sorted
 * @param closed directories of it that cannot be looked into
 */
record FileWalk(List<Path> files, List<Path> closed) {

    /** Walks a directory; if it is a link, the one it leads to. */
    static FileWalk of(Path directory, int depth) {
        List<Path> files = new ArrayList<>();
        List<Path> closed = new ArrayList<>();
        try {
            Files.walkFileTree(
                    real(directory), EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                            files.add(visited);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                            files.add(visited);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path failed, IOException reason) {
                            if (reason instanceof AccessDeniedException) {
                                closed.add(failed);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException reason) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // Gone.
        }
        Collections.sort(files);
        return new FileWalk(files, closed);
    }

    /** Returns where a link leads, and anything else as it is. */
    static Path real(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            return path;
        }
    }
}
