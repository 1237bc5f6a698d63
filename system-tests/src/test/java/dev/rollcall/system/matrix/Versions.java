package dev.rollcall.system.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs, or is to run.
 *
 * @param tomcat such as 11.0.24, or the beginning of that
 * @param jdk such as 17.0.15+6, or the beginning of that
 */
record Versions(String tomcat, String jdk) {
    private static final Pattern TOMCAT = Pattern.compile("Server version name:\\s+Apache Tomcat/(\\S+)");
    private static final Pattern JDK = Pattern.compile("JVM Version:\\s+(\\S+)");

    /** Not what the manual announces: that a second version with a store answers 503 as long as the first one is there. */
    private static final Pattern SEVERE = Pattern.compile("(?m)^.* SEVERE (?!.* answers 503: .* is in use by ).*$");

    /** Reads them in what Tomcats have printed; fails if they differ, or if one of them had something severe to say. */
    static Versions in(List<Path> consoles) {
        List<Versions> all = consoles.stream().map(Versions::in).distinct().toList();
        if (all.size() != 1) {
            throw new AssertionError("several versions: " + all);
        }
        return all.get(0);
    }

    private static Versions in(Path console) {
        String text = read(console);
        Matcher severe = SEVERE.matcher(text);
        if (severe.find()) {
            throw new AssertionError(severe.group());
        }
        return new Versions(found(TOMCAT, text), found(JDK, text));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("nothing like " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns these; fails unless they begin as those that were asked for. */
    Versions require(Versions asked) {
        if (!tomcat.startsWith(asked.tomcat) || !jdk.startsWith(asked.jdk)) {
            throw new AssertionError(this + " ran instead of " + asked);
        }
        return this;
    }

    @Override
    public String toString() {
        return "Tomcat " + tomcat + " on JDK " + jdk;
    }
}
