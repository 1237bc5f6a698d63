package dev.rollcall.launcher.tomcat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in the lines of a console log why a context could not be started. Tomcat says that in several errors of one
 * thread, one after the other: the first has the exception, the last has the name of the context or of its file in
 * square brackets. That is so in every language that Tomcat speaks, in the line format of the base template; of another
 * format nothing is understood. What a valve says is of a request, and of no start; what an application logs itself, on
 * a thread of Tomcat, does not count either.
 */
final class StartFailure {
    private static final Pattern RECORD =
            Pattern.compile("(\\d\\d-\\w{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) ([A-Z]+) \\[(.*?)] (\\S+) (.*)");
    /** Without that through which an application logs. */
    private static final Pattern TOMCAT =
            Pattern.compile("org\\.apache\\.(catalina(?!\\.core\\.ApplicationContext\\.)|tomcat|jasper|naming)\\..*");

    private static final Pattern VALVE =
            Pattern.compile("org\\.apache\\.catalina\\.(core|valves)\\.([\\w.]+\\.)?\\w*Valve[.$].*");
    /** Who says at the end which context has failed. */
    private static final Pattern END = Pattern.compile(
            "org\\.apache\\.catalina\\.(core\\.StandardContext\\.startInternal|startup\\.HostConfig\\.).*");

    private static final Pattern NAME = Pattern.compile("\\[.*]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss.SSS", Locale.ENGLISH);
    private static final Pattern THROWABLE = Pattern.compile("\\w+(\\.[\\w$]+)+([:;].*)?");
    private static final String CAUSE = "Caused by: ";
    private static final int MAX_LENGTH = 300;

    private final Pattern name;
    private final Instant after;
    private final ZoneId zone;
    private final Map<String, Errors> errors = new HashMap<>();
    private Optional<Errors> current = Optional.empty();
    private Optional<Errors> found = Optional.empty();

    /**
     * Has read nothing yet.
     *
     * @param context as Tomcat names it
     * @param after earlier errors do not count
     * @param zone of the times in the log
     */
    StartFailure(String context, Instant after, ZoneId zone) {
        String file =
                context.replaceFirst("^(?=$|##)", "ROOT").replaceFirst("^/", "").replace('/', '#');
        this.name = Pattern.compile(
                "\\[" + Pattern.quote(context) + "]|(webapps|localhost)[\\\\/]" + Pattern.quote(file)
                        + "(\\.(war|xml))?]",
                Pattern.CASE_INSENSITIVE);
        this.after = after;
        this.zone = zone;
    }

    /** Returns the root cause of the last failure, else the first error of it. */
    Optional<String> reason() {
        return found.map(Errors::reason)
                .map(reason -> reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH) + "…" : reason);
    }

    /** Reads the next line. */
    void read(String line) {
        Matcher record = RECORD.matcher(line);
        if (!record.matches()) {
            current.ifPresent(now -> now.trace(line));
        } else {
            current = Optional.empty();
            if (TOMCAT.matcher(record.group(4)).matches()) {
                read(record);
            }
        }
    }

    private void read(Matcher record) {
        String thread = record.group(3);
        String source = record.group(4);
        String message = record.group(5);
        boolean isOurs = name.matcher(message).find();
        boolean isOfAnother = !isOurs
                && END.matcher(source).matches()
                && NAME.matcher(message).find();
        if (!record.group(2).equals("SEVERE") || VALVE.matcher(source).matches() || isOfAnother) {
            errors.remove(thread);
            return;
        }
        Errors now = errors.computeIfAbsent(thread, key -> new Errors(message));
        now.begin();
        current = Optional.of(now);
        if (isOurs && !isEarlier(record.group(1))) {
            found = current;
        }
    }

    private boolean isEarlier(String time) {
        try {
            return LocalDateTime.parse(time, TIME)
                    .atZone(zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant()
                    .isBefore(after);
        } catch (DateTimeException e) {
            return true;
        }
    }

    /** Errors of one thread with nothing else between them. */
    private static final class Errors {
        private final String message;
        private Optional<String> cause = Optional.empty();
        private boolean traced;
        private boolean atMessage;

        Errors(String message) {
            this.message = message;
        }

        /** A message comes, and perhaps its stack trace. */
        void begin() {
            traced = cause.isPresent();
            atMessage = true;
        }

        void trace(String line) {
            if (traced) {
                return;
            }
            if (atMessage && THROWABLE.matcher(line).matches()) {
                cause = Optional.of(line);
            } else if (cause.isPresent() && line.startsWith(CAUSE)) {
                cause = Optional.of(line.substring(CAUSE.length()));
            }
            atMessage = false;
        }

        String reason() {
            return cause.orElse(message);
        }
    }
}
