package dev.rollcall.launcher.roll;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the roll, as far as the launcher cares.
 *
 * @param name the name of the service
 * @param url where it answers
 * @param status {@code UP}, {@code SUSPECT} or {@code DOWN}
 * @param informed whether it holds the newest view of its providers
 * @param reason why it is not up
 * @param degraded what it reports as not as it should be, while it works
 * @param drained who took it out of use, and why: other services are not told of it
 */
public record Instance(
        String name,
        String url,
        String status,
        boolean informed,
        Optional<String> reason,
        Optional<String> degraded,
        Optional<String> drained) {

    /** An instance that is neither degraded nor drained. */
    public Instance(String name, String url, String status, boolean informed, Optional<String> reason) {
        this(name, url, status, informed, reason, Optional.empty(), Optional.empty());
    }

    /**
     * Reads the answer to {@code GET /services}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<Instance> listOf(String json) {
        if (Json.read(json) instanceof Map<?, ?> roll && roll.get("Services") instanceof List<?> services) {
            return services.stream().map(Instance::of).toList();
        }
        throw new IllegalArgumentException("not a roll");
    }

    private static Instance of(@Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("not an entry of the roll");
        }
        return new Instance(
                String.valueOf(members.get("ServiceName")),
                String.valueOf(members.get("ServiceURL")),
                String.valueOf(members.get("Status")),
                Boolean.TRUE.equals(members.get("Informed")),
                words(members.get("Reason")),
                words(members.get("Degraded")),
                drained(members.get("Drained")));
    }

    private static Optional<String> drained(@Nullable Object decision) {
        return decision instanceof Map<?, ?> by
                ? Optional.of("by " + words(by.get("By")).orElse("an operator")
                        + words(by.get("Reason")).map(why -> ": " + why).orElse(""))
                : Optional.empty();
    }

    /** Services may send control characters, which a terminal obeys: keeps visible characters only, on one line. */
    private static Optional<String> words(@Nullable Object said) {
        return Optional.ofNullable(said).map(text -> text.toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " "));
    }

    /** Returns the port it answers at; -1 if its address has none. */
    int port() {
        try {
            return URI.create(url).getPort();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** Returns whether it is up and knows its providers. */
    public boolean isReady() {
        return status.equals("UP") && informed;
    }

    /** Says in words what is missing. */
    public String state() {
        if (!status.equals("UP")) {
            return name + " is " + status + reason.map(r -> " (" + r + ")").orElse("");
        }
        return informed ? name + " is up" : name + " has not been told its providers";
    }
}
