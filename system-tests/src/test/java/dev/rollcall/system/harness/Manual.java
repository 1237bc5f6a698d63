package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/operations.md} gives to be copied. */
public final class Manual {
    private static final Path PAGE = Path.of("../docs/operations.md");

    /** A block of shell, and the line before it. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^([^\n]*)\n```sh\n(.*?)^```$");

    /** What a proxy is given. */
    private static final Pattern LOCATION = Pattern.compile("(?ms)^location .*?^}$");

    /** What Tomcat is given behind one. */
    private static final Pattern VALVE = Pattern.compile("<Valve className=\"[^\"]*RemoteIpValve\"[^>]*/>");

    private Manual() {}

    /**
     * Some commands.
     *
     * @param mark the comment of the page that says what runs them
     */
    public record Block(String mark, String commands) {}

    /** Returns all blocks in their order. */
    public static List<Block> blocks() {
        Matcher matcher = BLOCK.matcher(text());
        return matcher.results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /** Returns the part of a proxy's configuration that leads to the portal, at {@code /portal/} of {@code localhost:8080}. */
    public static String proxyLocation() {
        return found(LOCATION);
    }

    /** Returns the element for {@code server.xml} of a Tomcat behind a proxy. */
    public static String proxyValve() {
        return found(VALVE);
    }

    private static String found(Pattern what) {
        Matcher matcher = what.matcher(text());
        if (!matcher.find()) {
            throw new IllegalStateException("nothing in " + PAGE + " is like " + what);
        }
        return matcher.group();
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
