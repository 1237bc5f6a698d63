package dev.rollcall.portal.system;

import dev.rollcall.portal.text.PlainName;
import java.util.ArrayList;
import java.util.List;

/** Says what an action will do before it is done. */
final class Consequences {
    private final Entry entry;
    private final Census census;
    private final String service;

    Consequences(Entry entry, Census census) {
        this.entry = entry;
        this.census = census;
        this.service = PlainName.of(entry.name());
    }

    /** Why an action makes no sense now; empty if it does. */
    String objection(Action action) {
        if (Action.of(entry).contains(action)) {
            return "";
        }
        return switch (action) {
            case DRAIN ->
                "It is out of use already, "
                        + (entry.drain() == null ? "" : entry.drain().words()) + ".";
            case UNDRAIN -> "It is in use: nobody took it out.";
            default ->
                "It is " + entry.state().label() + ". What works would register again at once: take it out of use,"
                        + " or stop it.";
        };
    }

    /** Sentences, the most important first. */
    List<String> of(Action action) {
        return switch (action) {
            case CHECK ->
                List.of("It is asked at once whether it works, instead of in the next round. Nothing else changes.");
            case DRAIN -> drain();
            case UNDRAIN -> undrain();
            case REMOVE ->
                List.of(
                        "It disappears from this page; its events stay in the journal.",
                        "It is down, so nobody uses it. If it comes back, it registers again by itself.");
        };
    }

    private List<String> drain() {
        List<String> sentences = new ArrayList<>();
        long others = census.of(entry.name()).stream()
                .filter(other -> other.isOffered() && !other.instanceId().equals(entry.instanceId()))
                .count();
        if (others == 0) {
            String effect = Concerns.effectOfAbsence(entry.name(), census);
            sentences.add("No other instance of " + service + " can take over. Until this one is put back: " + effect);
        } else {
            sentences.add(others == 1 ? "The other instance takes over." : "The " + others + " others take over.");
        }
        sentences.add("Whoever uses it is told at once to stop; requests under way are finished.");
        sentences.add("It goes on running and being checked, and stays out of use, also after a restart, until somebody"
                + " puts it back.");
        return sentences;
    }

    private List<String> undrain() {
        List<String> sentences = new ArrayList<>();
        if (entry.drain() != null) {
            sentences.add("It was taken out of use " + entry.drain().words() + ".");
        }
        sentences.add(
                entry.state() == State.DOWN
                        ? "It is down at present: it is used again as soon as it answers."
                        : "Whoever requires " + service + " is told its address at once and may use it.");
        return sentences;
    }
}
