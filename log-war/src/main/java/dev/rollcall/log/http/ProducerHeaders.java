package dev.rollcall.log.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.log.store.ProducerSequence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two headers in which a sender names the event that a body begins with. */
final class ProducerHeaders {

    private static final String PRODUCER = "Log-Producer";
    private static final String SEQUENCE = "Log-Sequence";
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBERS = Pattern.compile("[1-9][0-9]{0,17}");

    private ProducerHeaders() {}

    /**
     * Returns the origin of the first event of a body; null if there are no such headers.
     *
     * @throws ProblemException 400 if there is only one of them, one twice, or one that cannot be read
     */
    static @Nullable ProducerSequence of(HttpServletRequest request) {
        List<String> producers = Collections.list(request.getHeaders(PRODUCER));
        List<String> sequences = Collections.list(request.getHeaders(SEQUENCE));
        if (producers.isEmpty() && sequences.isEmpty()) {
            return null;
        }
        String producer = only(PRODUCER, producers, UUIDS, "a UUID in lower case");
        String sequence = only(SEQUENCE, sequences, NUMBERS, "a whole number from 1 on");
        return new ProducerSequence(UUID.fromString(producer), Long.parseLong(sequence));
    }

    private static String only(String name, List<String> values, Pattern pattern, String expected) {
        if (values.size() != 1 || !pattern.matcher(values.get(0)).matches()) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE,
                    "The header " + name + " must be there once, with " + expected + ": " + PRODUCER + " and "
                            + SEQUENCE + " come together.");
        }
        return values.get(0);
    }
}
