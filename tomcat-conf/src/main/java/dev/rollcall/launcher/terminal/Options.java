package dev.rollcall.launcher.terminal;

import dev.rollcall.launcher.failure.FailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed after the command. Immutable.
 *
 * @param words what is not an option, in order
 * @param values options with a value, without the leading hyphens
 * @param flags options without a value, without the leading hyphens
 */
public record Options(List<String> words, Map<String, String> values, Set<String> flags) {

    /** Copies all. */
    public Options {
        words = List.copyOf(words);
        values = Map.copyOf(values);
        flags = Set.copyOf(flags);
    }

    /**
     * Reads {@code --name value}, {@code --name=value}, {@code --flag} and words in any order; {@code --} ends the
     * options. A value that begins with two hyphens needs the equals sign: without it, a value was forgotten.
     *
     * @throws FailureException if an option is unknown, doubled, or lacks its value, or a word is blank
     */
    public static Options parse(List<String> arguments, Syntax syntax) {
        List<String> words = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--")) {
                rest.forEachRemaining(words::add);
            } else if (!argument.startsWith("-")) {
                words.add(argument);
            } else if (!argument.startsWith("--")) {
                throw unknown(argument, syntax);
            } else if (syntax.flags().contains(argument.substring(2))) {
                requireOnce(argument, flags.add(argument.substring(2)));
            } else {
                readValue(argument, rest, syntax, values);
            }
        }
        if (words.stream().anyMatch(String::isBlank)) {
            throw FailureException.misuse("One of the words is empty: a variable without a value?");
        }
        return new Options(words, values, flags);
    }

    private static FailureException unknown(String argument, Syntax syntax) {
        return FailureException.misuse(
                "There is no option " + argument + ": " + syntax.nearest(argument.replaceFirst("^-+", "")));
    }

    private static void requireOnce(String argument, boolean isFirst) {
        if (!isFirst) {
            throw FailureException.misuse(argument + " is given twice.");
        }
    }

    private static void readValue(String argument, Iterator<String> rest, Syntax syntax, Map<String, String> values) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        if (syntax.flags().contains(name)) {
            throw FailureException.misuse("--" + name + " takes no value.");
        }
        if (!syntax.valued().contains(name)) {
            throw unknown("--" + name, syntax);
        }
        String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || equals < 0 && value.startsWith("--")) {
            throw FailureException.misuse("--" + name + " needs a value.");
        }
        requireOnce("--" + name, values.put(name, value) == null);
    }

    /** Returns the value of an option. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns the values of an option, which commas or blanks separate; each once, as typed first. */
    public Optional<Set<String>> set(String name) {
        return value(name)
                .map(text -> Stream.of(text.split("[\\s,]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Returns whether a flag was given. */
    public boolean flag(String name) {
        return flags.contains(name);
    }

    /**
     * Returns a whole number not below 0.
     *
     * @throws FailureException if the value is something else
     */
    public int number(String name, int fallback) {
        String text = values.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative number.
        }
        throw FailureException.misuse("--" + name + " must be a whole number not below 0, but was " + text + ".");
    }
}
