package dev.rollcall.launcher.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Does a registry answer, and does it know our key?
 *
 * @param answer what came back from its address
 */
record RegistryCheck(Answer answer) implements Check {
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    private static final String CORRECT = ": correct rollcall.registry.url in conf/catalina.properties.";

    /** Returns what to say when nothing is wrong. */
    String fine() {
        return "The registry at " + answer.registry() + " answers" + (answer.signed() ? ", and accepts our key." : ".");
    }

    @Override
    public List<Finding> findings() {
        return answer.silence()
                .or(this::refusal)
                .map(Finding::wrong)
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<String> refusal() {
        return switch (answer.status()) {
            case Answer.OK ->
                answer.roll().isPresent()
                        ? Optional.empty()
                        : Optional.of("What answers at " + answer.registry() + " is not a registry" + CORRECT);
            case Answer.UNAUTHORIZED, FORBIDDEN -> Optional.of("The registry at " + answer.registry() + unknown());
            case UNAVAILABLE ->
                Optional.of("The registry at " + answer.registry() + " cannot work"
                        + answer.trouble().map(t -> " (" + t + ")").orElse("")
                        + ": do there what its answer says, or run rollcall doctor on that machine.");
            default ->
                Optional.of("What answers at " + answer.registry() + " is not a registry (status " + answer.status()
                        + ")" + CORRECT);
        };
    }

    private String unknown() {
        return answer.signed()
                ? " refuses a token made with our key, so it holds another key: stop Rollcall, and copy"
                        + " data/master.key of that machine over the one here (mode 0600)."
                : " asks for a token, and there is no key here to make one with: copy data/master.key of that machine"
                        + " into the data directory here (mode 0600) before the first start.";
    }
}
