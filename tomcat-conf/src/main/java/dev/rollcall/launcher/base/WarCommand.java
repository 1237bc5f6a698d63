package dev.rollcall.launcher.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A command on the data of a service that may be stopped. A class from the service's WAR does it, because only the WAR
 * knows how its data is kept.
 *
 * @param service in words, as in "the portal"
 * @param war the service's WAR
 * @param temp where the classes may be unpacked for the time of a command, made if it is missing
 * @param className the class
 */
public record WarCommand(String service, Path war, Path temp, String className) {
    /** Calls the class. */
    @FunctionalInterface
    public interface Call<T> {
        /** Returns what its method returns. */
        T on(Class<?> command) throws ReflectiveOperationException;
    }

    /** Calls the class, which prints to a stream and returns an exit status. */
    @FunctionalInterface
    public interface TalkingCall {
        /** Returns the exit status, an {@link Integer}. */
        Object on(Class<?> command, PrintStream out) throws ReflectiveOperationException;
    }

    /** What became of it: the exit status, and the sentence that was said. */
    public record Said(int status, String sentence) {
        /** Returns whether it was done. */
        public boolean done() {
            return status == 0;
        }
    }

    /**
     * Runs it, with the context class loader of the WAR.
     *
     * @throws IOException if the WAR cannot be read, or is of another version, or the command fails
     */
    public <T> T run(Call<T> call) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (WarClasses classes = WarClasses.of(war, temp)) {
            thread.setContextClassLoader(classes.loader());
            return call.on(classes.loader().loadClass(className));
        } catch (InvocationTargetException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IOException(war + " is not " + service + " of this version", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Runs it and keeps what it says.
     *
     * @throws IOException as {@link #run}
     */
    public Said said(TalkingCall call) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            int status = run(command -> (Integer) call.on(command, out));
            return new Said(status, said.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
