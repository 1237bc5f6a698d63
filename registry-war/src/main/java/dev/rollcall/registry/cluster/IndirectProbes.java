package dev.rollcall.registry.cluster;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.IndirectProbe;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks other nodes to probe an instance, each in turn, and probes what they ask for. Thread-safe. */
final class IndirectProbes implements IndirectProbe {

    private static final int MAX_OPEN = 10_000;

    private final Roll roll;
    private final Carrier carrier;
    private final Heartbeats heartbeats;

    /** Questions without an answer; the oldest is dropped when there are too many. */
    private final Map<Long, Consumer<Answer>> open = new LinkedHashMap<>();

    private long questions;

    IndirectProbes(Roll roll, Carrier carrier, Heartbeats heartbeats) {
        this.roll = roll;
        this.carrier = carrier;
        this.heartbeats = heartbeats;
    }

    @Override
    public void ask(Entry entry, Consumer<Answer> answered) {
        List<String> others = roll.members().now().others();
        if (others.isEmpty()) {
            answered.accept(Answer.NOBODY);
            return;
        }
        long question = begin(answered);
        String other = others.get((int) (question % others.size()));
        carrier.to(other, MessageCodec.write(new Message.Look(question, entry.id())));
    }

    private synchronized long begin(Consumer<Answer> answered) {
        open.put(++questions, answered);
        if (open.size() > MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        return questions;
    }

    /** Probes an instance for another node. */
    void look(String from, Message.Look look) {
        InstanceId id = look.instance();
        Optional<Entry> entry = roll.snapshot()
                .present(id)
                .filter(present -> present.registration().heartbeatUrl().isPresent());
        if (entry.isEmpty()) {
            answer(from, look, false);
        } else {
            heartbeats.probe(entry.get(), result -> answer(from, look, result instanceof ProbeResult.Unheard));
        }
    }

    private void answer(String to, Message.Look look, boolean silent) {
        carrier.to(to, MessageCodec.write(new Message.Seen(look.question(), silent)));
    }

    /** Takes an answer. */
    void seen(Message.Seen seen) {
        Consumer<Answer> answered;
        synchronized (this) {
            answered = open.remove(seen.question());
        }
        if (answered != null) {
            answered.accept(seen.silent() ? Answer.SILENT : Answer.OTHERWISE);
        }
    }
}
