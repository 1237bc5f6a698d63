package dev.rollcall.portal.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an operator can do with an instance. */
public enum Action {
    CHECK("Check now", "", false),
    DRAIN("Take out of use", "danger", true),
    UNDRAIN("Put back", "", true),
    REMOVE("Remove", "danger", true);

    private final String label;
    private final String tone;
    private final boolean reasoned;

    Action(String label, String tone, boolean reasoned) {
        this.label = label;
        this.tone = tone;
        this.reasoned = reasoned;
    }

    /** The last part of its address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** The look of its button: {@code danger}, or empty. */
    public String tone() {
        return tone;
    }

    /** Whether people are asked why. */
    public boolean isReasoned() {
        return reasoned;
    }

    /** The action of that word. */
    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** What makes sense for an instance as it is. */
    static List<Action> of(Entry entry) {
        List<Action> actions = new ArrayList<>(List.of(CHECK, entry.drain() == null ? DRAIN : UNDRAIN));
        if (entry.state() == State.DOWN) {
            actions.add(REMOVE);
        }
        return actions;
    }
}
