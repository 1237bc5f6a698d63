package dev.rollcall.portal.system;

import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an operator can do with an instance. */
public enum Action {
    CHECK("", false),
    DRAIN("danger", true),
    UNDRAIN("", true),
    REMOVE("danger", true);

    private final String tone;
    private final boolean reasoned;

    Action(String tone, boolean reasoned) {
        this.tone = tone;
        this.reasoned = reasoned;
    }

    /** The last part of its address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its button says. */
    public String label(Texts texts) {
        return texts.say("system.do." + word());
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
