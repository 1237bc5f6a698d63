package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.testing.Parsed;
import dev.rollcall.portal.remote.UnreadableAnswerException;

/** What registries answer is read, or called unreadable. */
public final class RollFuzz {
    private RollFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Parsed.unlessRefused(() -> RollCodec.read(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> RollCodec.revision(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> RollCodec.readEntry(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> EventCodec.read(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> ClusterCodec.read(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> ChartCodec.read(input), UnreadableAnswerException.class);
    }
}
