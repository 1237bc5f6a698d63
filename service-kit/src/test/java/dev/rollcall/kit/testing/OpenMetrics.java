package dev.rollcall.kit.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in OpenMetrics text 1.0, read strictly: what the format forbids ends the reading with an exception. Timestamps
 * and exemplars are not taken, as we write none. Immutable.
 */
public final class OpenMetrics {

    private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9.]+(?:[Ee]-?[0-9]+)?|\\+Inf|-Inf|NaN)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "counter", Set.of("_total"),
            "gauge", Set.of(""),
            "info", Set.of("_info"),
            "histogram", Set.of("_bucket", "_sum", "_count"));

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private String family = "";
    private String buckets = "";
    private double lower;

    private OpenMetrics(String text) {
        require(text.endsWith("# EOF\n"), "no # EOF at the end");
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length - 1; i++) {
            require(lines[i].startsWith("#") ? meta(lines[i]) : sample(lines[i]), lines[i]);
        }
    }

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException with the line that is wrong
     */
    public static OpenMetrics parse(String text) {
        return new OpenMetrics(text);
    }

    /** Returns the names of all families. */
    public Set<String> families() {
        return types.keySet();
    }

    /** Returns all samples, by name and labels in alphabetical order: {@code jvm_memory_used_bytes{area="heap"}}. */
    public Map<String, Double> samples() {
        return samples;
    }

    /**
     * Returns the value of a sample.
     *
     * @param sample as {@link #samples} names it
     * @throws IllegalArgumentException if it is not there
     */
    public double value(String sample) {
        Double value = samples.get(sample);
        require(value != null, sample + " is not in " + samples.keySet());
        return value;
    }

    private boolean meta(String line) {
        Matcher matcher = META.matcher(line);
        require(matcher.matches(), line);
        String name = matcher.group(2);
        if (matcher.group(1).equals("TYPE")) {
            require(SUFFIXES.containsKey(matcher.group(3)), line);
            require(types.put(name, matcher.group(3)) == null, "twice: " + line);
            family = name;
        }
        boolean unit = matcher.group(1).equals("UNIT");
        return name.equals(family) && (!unit || name.endsWith("_" + matcher.group(3)));
    }

    private boolean sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        require(matcher.matches(), line);
        String name = matcher.group(1);
        String type = types.getOrDefault(family, "");
        Map<String, String> labels = labels(matcher.group(2) == null ? "" : matcher.group(2), line);
        String text = matcher.group(3).replace("Inf", "Infinity");
        double value = Double.parseDouble(text);
        if (name.endsWith("_bucket")) {
            bucket(name, new TreeMap<>(labels), value, line);
        }
        require(samples.put(name + shown(labels), value) == null, "twice: " + line);
        return name.startsWith(family)
                && SUFFIXES.getOrDefault(type, Set.of()).contains(name.substring(family.length()))
                && (type.equals("gauge") || value >= 0);
    }

    /** Buckets of a histogram count up to the last, which is for everything. */
    private void bucket(String name, Map<String, String> labels, double value, String line) {
        require(labels.remove("le") != null, line);
        String of = name + shown(labels);
        require(!of.equals(buckets) || value >= lower, "less than the bucket before: " + line);
        buckets = of;
        lower = value;
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        Matcher matcher = LABEL.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            require(labels.put(matcher.group(1), matcher.group(2)) == null, "label twice: " + line);
            end = matcher.end();
            matcher.region(end, text.length());
        }
        require(end == text.length(), line);
        return labels;
    }

    private static String shown(Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        labels.forEach((name, value) -> text.append(text.isEmpty() ? "{" : ",")
                .append(name)
                .append("=\"")
                .append(value)
                .append('"'));
        return text.append(text.isEmpty() ? "" : "}").toString();
    }

    private static void require(boolean right, String line) {
        if (!right) {
            throw new IllegalArgumentException(line);
        }
    }
}
