package dev.rollcall.kit.log4j;

/** Says which parts of Log4j this web application has, without loading a class that needs them. */
final class Log4j {
    static final boolean API_PRESENT = present("org.apache.logging.log4j.ThreadContext");
    static final boolean CORE_PRESENT = present("org.apache.logging.log4j.core.LoggerContext");

    private Log4j() {}

    private static boolean present(String className) {
        try {
            Class.forName(className, false, Log4j.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
