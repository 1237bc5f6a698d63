package dev.rollcall.registry.cluster;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Roll;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    private final Roll roll = Fixtures.roll(new ManualTime());

    private static void returns(Message message) {
        assertEquals(message, MessageCodec.read(MessageCodec.write(message)));
    }

    private static Message read(String text) {
        return MessageCodec.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyMessageComesBack() {
        listed(roll, registration("Bücher", 8000, 1, "LogService"), signed());
        listed(roll, registration("Stock", 8001, 2), signed());
        BitSet buckets = new BitSet();
        buckets.set(0);
        buckets.set(1023);

        returns(new Message.Entries(7, roll.shared()));
        returns(new Message.Entries(0, List.of()));
        returns(new Message.Applied(7));
        returns(new Message.Compare(true, roll.digest(), true));
        returns(new Message.Has(buckets, Set.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)));
        returns(new Message.Wants(buckets, Set.of()));
        returns(new Message.Look(3, roll.shared().get(0).id()));
        returns(new Message.Seen(3, true));
        returns(new Message.Left(4, roll.shared().get(0)));
        returns(new Message.Told(4));
        returns(new Message.GivenUp(List.of()));
        returns(new Message.GivenUp(
                roll.shared().stream().map(entry -> entry.id()).toList()));
        returns(new Message.Complete());
        returns(new Message.Working());
    }

    @Test
    void aNodeOfALaterMinorVersionIsUnderstood() {
        assertEquals(
                new Message.Applied(3),
                read("{\"Wire\":1,\"Minor\":9,\"Kind\":\"applied\",\"Batch\":3,\"Color\":\"red\"}"));
        assertEquals(new Message.Unknown("dance"), read("{\"Wire\":1,\"Minor\":9,\"Kind\":\"dance\"}"));
        assertInstanceOf(
                Message.Entries.class,
                read(new String(MessageCodec.write(new Message.Entries(1, entries())), StandardCharsets.UTF_8)
                        .replace("\"Removed\":false", "\"Removed\":false,\"Weather\":{\"Sun\":true}")));
    }

    @Test
    void anEntryThatCannotBeReadCostsNoneOfTheOthers() {
        listed(roll, registration("Bücher", 8000, 1), signed());
        listed(roll, registration("Stock", 8001, 2), signed());
        String text = new String(MessageCodec.write(new Message.Entries(7, roll.shared())), StandardCharsets.UTF_8);

        Message.Entries entries = assertInstanceOf(Message.Entries.class, read(text.replace("Bücher", "\\u0378")));

        assertEquals(7, entries.batch());
        assertEquals(1, entries.unreadable());
        assertEquals(
                List.of("Stock"),
                entries.entries().stream().map(entry -> entry.name().value()).toList());
    }

    @Test
    void whatIsPackedIsReadAsWhatItWas() {
        Message message = new Message.Entries(0, entries());

        assertEquals(message, MessageCodec.read(Packing.pack(MessageCodec.write(message))));
    }

    @Test
    void aNodeOfTheEarlierVersionDoesNotUnpack() {
        Message.Compare compare = new Message.Compare(false, roll.digest(), true);
        String earlier = new String(MessageCodec.write(compare), StandardCharsets.UTF_8)
                .replace("\"Minor\":1", "\"Minor\":0")
                .replace(",\"Unpacks\":true", "");

        assertEquals(new Message.Compare(false, roll.digest(), false), read(earlier));
    }

    @Test
    void whatUnpacksToMoreThanAMessageHasOrToSomethingPackedIsRefused() {
        byte[] bomb = Packing.pack(new byte[Packing.MAX_BYTES + 1]);
        byte[] twice = Packing.pack(Packing.pack(MessageCodec.write(new Message.Working())));
        byte[] torn = Arrays.copyOf(bomb, 100);

        assertThrows(IllegalArgumentException.class, () -> MessageCodec.read(bomb));
        assertThrows(IllegalArgumentException.class, () -> MessageCodec.read(twice));
        assertThrows(IllegalArgumentException.class, () -> MessageCodec.read(torn));
    }

    private List<dev.rollcall.registry.roll.Entry> entries() {
        listed(roll, registration("Stock", 8001, 2), signed());
        return roll.shared();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"Wire\":2,\"Kind\":\"working\"}",
                "{\"Wire\":1}",
                "{\"Wire\":1,\"Kind\":\"applied\"}",
                "{\"Wire\":1,\"Kind\":\"applied\",\"Batch\":\"x\"}",
                "{\"Wire\":1,\"Kind\":\"entries\"}",
                "{\"Wire\":1,\"Kind\":\"compare\",\"Working\":true,\"Digest\":\"AAAA\"}",
                "{\"Wire\":1,\"Kind\":\"given-up\"}",
                "{\"Wire\":1,\"Kind\":\"given-up\",\"Instances\":[1]}",
                "{\"Wire\":1,\"Kind\":\"left\",\"Question\":1}",
                "{\"Wire\":1,\"Kind\":\"has\",\"Buckets\":\"*\",\"Prints\":\"\"}",
                "{\"Wire\":1,\"Kind\":\"wants\",\"Buckets\":\"\",\"Prints\":\"AAAA\"}"
            })
    void everythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> read(text));
    }
}
