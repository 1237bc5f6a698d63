package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two web applications of a Tomcat, each with an H2 of its own, and one file. */
class SecondOpenerTest {
    @TempDir
    Path folder;

    @Test
    void isToldWhoHasTheFileAndGetsItAfterwards() throws Exception {
        URL[] jars = {place(EmbeddedDatabase.class), place(Driver.class)};
        try (URLClassLoader neighbour = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
                EmbeddedDatabase first = new EmbeddedDatabase("stock", "test")) {
            first.open(folder);
            Class<?> type = neighbour.loadClass(EmbeddedDatabase.class.getName());
            Object second = type.getConstructor(String.class, String.class).newInstance("stock", "test");

            Throwable refused = assertThrows(InvocationTargetException.class, () -> open(second))
                    .getCause();
            assertEquals(
                    DatabaseInUseException.class.getName(), refused.getClass().getName());
            assertEquals(
                    "The database " + folder.resolve("stock").toAbsolutePath() + " is in use by process "
                            + ProcessHandle.current().pid() + " in "
                            + Path.of("").toAbsolutePath() + ".",
                    refused.getMessage());

            first.close();
            open(second);
            type.getMethod("close").invoke(second);
        }
        assertFalse(Files.exists(folder.resolve("stock.holder")));
    }

    private void open(Object database) throws ReflectiveOperationException {
        database.getClass().getMethod("open", Path.class).invoke(database, folder);
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
