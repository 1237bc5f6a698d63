package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Parsed;

/** Messages between registries: what can be read is written so that it is read as the same. */
public final class MessageFuzz {

    private MessageFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Parsed.unlessRefused(() -> MessageCodec.read(input), IllegalArgumentException.class)
                .filter(message -> !(message instanceof Message.Unknown))
                .map(message -> MessageCodec.read(MessageCodec.write(message))) // without halves of characters
                .ifPresent(message -> assertEquals(message, MessageCodec.read(MessageCodec.write(message))));
    }
}
