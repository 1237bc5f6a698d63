package dev.rollcall.launcher;

/**
 * Checks the Java it runs on, then hands over to the commands. Compiled for Java 8: an older Java must get this far.
 */
public final class Main {
    private static final int OLDEST_JAVA = 17;

    private Main() {}

    /** Runs the command line. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version", "0");
        if (feature(version) < OLDEST_JAVA) {
            System.err.println("Rollcall needs Java " + OLDEST_JAVA + " or newer, but "
                    + System.getProperty("java.home") + " is Java " + version + ": set JAVA_HOME to a newer one.");
            System.exit(1);
        }
        Class.forName("dev.rollcall.launcher.command.Rollcall")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    /** Returns 8 for "1.8" and 17 for "17". */
    static int feature(String version) {
        String number = version.startsWith("1.") ? version.substring(2) : version;
        int dot = number.indexOf('.');
        return Integer.parseInt(dot < 0 ? number : number.substring(0, dot));
    }
}
