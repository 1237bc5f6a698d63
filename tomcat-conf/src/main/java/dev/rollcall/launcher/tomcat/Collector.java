package dev.rollcall.launcher.tomcat;

import java.util.List;

/**
 * The garbage collector that a Tomcat's JVM is given. On two processors, a registry alone takes a third less memory
 * with the serial collector than with G1, and tells of changes as soon. The serial collector pauses the program longer
 * the more it holds, so large installations choose for themselves ({@code docs/operations.md}).
 */
final class Collector {
    private static final int FEW_PROCESSORS = 2;

    private Collector() {}

    /** Returns the arguments for it; none where the JVM chooses, or where {@code given} has chosen. */
    static List<String> arguments(int processors, List<String> given) {
        boolean chosen = given.stream().anyMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"));
        return processors > FEW_PROCESSORS || chosen ? List.of() : List.of("-XX:+UseSerialGC");
    }
}
