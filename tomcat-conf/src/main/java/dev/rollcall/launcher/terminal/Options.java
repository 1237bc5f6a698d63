package dev.rollcall.launcher.terminal;

import dev.rollcall.launcher.failure.FailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
     * @throws FailureException if an option is unknown, doubled, or lacks its value
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
            } else if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (syntax.flags().contains(argument.substring(2))) {
                flags.add(argument.substring(2));
            } else {
                readValue(argument, rest, syntax, values);
            }
        }
        return new Options(words, values, flags);
    }

    private static void readValue(String argument, Iterator<String> rest, Syntax syntax, Map<String, String> values) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        if (syntax.flags().contains(name)) {
            throw FailureException.misuse("--" + name + " takes no value.");
        }
        if (!syntax.valued().contains(name)) {
            throw FailureException.misuse("There is no option --" + name + ": " + syntax.nearest(name));
        }
        String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || equals < 0 && value.startsWith("--")) {
            throw FailureException.misuse("--" + name + " needs a value.");
        }
        if (values.put(name, value) != null) {
            throw FailureException.misuse("--" + name + " is given twice.");
        }
    }

    /** Returns the value of an option. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns the values of an option, which commas separate; each once. */
    public Optional<Set<String>> set(String name) {
        return value(name).map(text -> Set.copyOf(List.of(text.split("\\s*,\\s*"))));
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
