package dev.rollcall.registry.cluster;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Digest;
import dev.rollcall.registry.roll.Entry;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** What registry nodes tell each other. */
sealed interface Message {

    /**
     * What is known about some instances.
     *
     * @param batch named in the {@link Applied} that is expected; 0 if none is
     * @param entries no more than fit into one message
     * @param unreadable how many more entries there were that this node cannot read; 0 in messages that are sent
     */
    record Entries(long batch, List<Entry> entries, int unreadable) implements Message {

        /** Copies the entries. */
        public Entries {
            entries = List.copyOf(entries);
        }

        /** Makes a message to send. */
        Entries(long batch, List<Entry> entries) {
            this(batch, entries, 0);
        }
    }

    /**
     * A batch is merged.
     *
     * @param batch which one
     */
    record Applied(long batch) implements Message {}

    /**
     * What the sender knows, in short, so that differences can be found.
     *
     * @param working whether the sender knows the roll; if not, it has just joined and asks for it
     * @param digest of what it knows
     * @param unpacks whether the sender reads packed messages
     */
    record Compare(boolean working, Digest digest, boolean unpacks) implements Message {}

    /**
     * Tells what the sender has in some buckets of the digest, so that the receiver can send what is missing there.
     *
     * @param buckets which
     * @param prints the fingerprints of all its entries in them
     */
    record Has(BitSet buckets, Set<Long> prints) implements Message {

        /** Copies the fingerprints. */
        public Has {
            prints = Set.copyOf(prints);
        }
    }

    /**
     * Asks for entries.
     *
     * @param buckets of the digest, in which they are
     * @param prints their fingerprints
     */
    record Wants(BitSet buckets, Set<Long> prints) implements Message {

        /** Copies the fingerprints. */
        public Wants {
            prints = Set.copyOf(prints);
        }
    }

    /** The sender has sent all of the roll that the receiver, which asked for it, did not have. */
    record Complete() implements Message {}

    /** The sender knows the roll and does its share from now on. */
    record Working() implements Message {}

    /**
     * Asks to probe an instance (see {@link dev.rollcall.registry.health.IndirectProbe}).
     *
     * @param question names this question
     * @param instance which one
     */
    record Look(long question, InstanceId instance) implements Message {}

    /**
     * Answers {@link Look}.
     *
     * @param question which
     * @param silent whether the instance was not heard; false also if it answered wrongly, was refused, or is not known
     */
    record Seen(long question, boolean silent) implements Message {}

    /**
     * An instance has left: asks to say when those of its dependents that the receiver tells know it.
     *
     * @param question names this question
     * @param entry what is known of the instance since it left
     */
    record Left(long question, Entry entry) implements Message {}

    /**
     * Answers {@link Left}.
     *
     * @param question which
     */
    record Told(long question) implements Message {}

    /**
     * The sender no longer tells some subscribers, because another node does; its last calls to them have ended.
     *
     * @param instances which, no more than fit into one message
     */
    record GivenUp(List<InstanceId> instances) implements Message {

        /** Copies the ids. */
        public GivenUp {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Something that only a later version knows; nothing is done.
     *
     * @param kind its name
     */
    record Unknown(String kind) implements Message {}
}
