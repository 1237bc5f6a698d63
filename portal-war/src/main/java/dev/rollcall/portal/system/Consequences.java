package dev.rollcall.portal.system;

import dev.rollcall.portal.text.PlainName;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Says what an action will do before it is done. */
final class Consequences {
    private final Entry entry;
    private final Census census;
    private final Texts texts;
    private final String service;

    Consequences(Entry entry, Census census, Texts texts) {
        this.entry = entry;
        this.census = census;
        this.texts = texts;
        this.service = PlainName.of(entry.name(), texts);
    }

    /** Why an action makes no sense now; empty if it does. */
    String objection(Action action) {
        if (Action.of(entry).contains(action)) {
            return "";
        }
        return switch (action) {
            case DRAIN -> texts.say("system.do.objection.drained", drained());
            case UNDRAIN -> texts.say("system.do.objection.used");
            default -> texts.say("system.do.objection.works", entry.state().label(texts));
        };
    }

    /** Sentences, the most important first. */
    List<String> of(Action action) {
        return switch (action) {
            case CHECK -> List.of(texts.say("system.do.check.what"));
            case DRAIN -> drain();
            case UNDRAIN -> undrain();
            case REMOVE -> List.of(texts.say("system.do.remove.what"), texts.say("system.do.remove.back"));
        };
    }

    private String drained() {
        return entry.drain() == null ? "" : entry.drain().words(texts);
    }

    private List<String> drain() {
        List<String> sentences = new ArrayList<>();
        long others = census.of(entry.name()).stream()
                .filter(other -> other.isOffered() && !other.instanceId().equals(entry.instanceId()))
                .count();
        if (others == 0) {
            String effect = Concerns.effectOfAbsence(entry.name(), census, texts);
            sentences.add(texts.say("system.do.drain.alone", service, effect));
        } else {
            sentences.add(texts.say("system.do.drain.others", others));
        }
        sentences.add(texts.say("system.do.drain.told"));
        sentences.add(texts.say("system.do.drain.runs"));
        return sentences;
    }

    private List<String> undrain() {
        List<String> sentences = new ArrayList<>();
        if (entry.drain() != null) {
            sentences.add(texts.say("system.do.undrain.was", drained()));
        }
        sentences.add(
                entry.state() == State.DOWN
                        ? texts.say("system.do.undrain.down")
                        : texts.say("system.do.undrain.told", service));
        return sentences;
    }
}
