package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * One instance that is started several times, whose messages, and what was found out about it, arrive late, repeated and in
 * each other's way. An instance says goodbye after it has registered; nothing else is in order.
 */
class LateMessagesTest {

    private static final long SEED = 20261128;
    private static final int CASES = Scale.times(2_000);
    private static final int PORT = 8000;

    /** A message about a generation, and its place among all. */
    private record Message(Kind kind, long generation, int place) {}

    private enum Kind {
        REGISTRATION,
        GOODBYE,
        VERDICT,
        DRAIN,
        UNDRAIN
    }

    private static List<Message> messages(Random random, int generations, List<Long> leaving) {
        List<Message> messages = new ArrayList<>();
        for (long generation = 1; generation <= generations; generation++) {
            int registered = random.nextInt(100);
            messages.add(new Message(Kind.REGISTRATION, generation, registered));
            messages.add(new Message(Kind.REGISTRATION, generation, registered + random.nextInt(100)));
            if (random.nextBoolean()) {
                leaving.add(generation);
                messages.add(new Message(Kind.GOODBYE, generation, registered + random.nextInt(100)));
                messages.add(new Message(Kind.GOODBYE, generation, registered + random.nextInt(100)));
            }
            messages.add(new Message(Kind.VERDICT, generation, random.nextInt(200)));
            messages.add(new Message(Kind.DRAIN, generation, random.nextInt(200)));
            messages.add(new Message(Kind.UNDRAIN, generation, random.nextInt(200)));
        }
        messages.sort(Comparator.comparingInt(Message::place).thenComparing(Message::kind));
        return messages;
    }

    private static void take(Roll roll, Message message, Random random) {
        switch (message.kind()) {
            case REGISTRATION -> roll.register(registration("Stock", PORT, message.generation()), signed());
            case GOODBYE -> roll.deregister(id(PORT), message.generation(), entry -> true);
            case VERDICT ->
                roll.check(
                        id(PORT),
                        new Generation(0, true, message.generation(), "n1"),
                        Health.values()[random.nextInt(3)],
                        "looked at");
            case DRAIN -> roll.drain(id(PORT), "mia", "update");
            case UNDRAIN -> roll.undrain(id(PORT), "mia", "");
        }
    }

    @Test
    void noLateMessageBringsBackWhoHasLeftAndTheNewestRegistrationWins() {
        for (int i = 0; i < CASES; i++) {
            String what = "seed " + (SEED + i);
            Random random = new Random(SEED + i);
            Roll roll = Fixtures.roll(new ManualTime());
            List<Long> leaving = new ArrayList<>();
            int generations = 1 + random.nextInt(3);
            for (Message message : messages(random, generations, leaving)) {
                Entry before = roll.snapshot().entries().get(id(PORT));
                take(roll, message, random);
                neverBackwards(before, roll.snapshot().entries().get(id(PORT)), what + " " + message);
            }

            Entry last = roll.snapshot().entries().get(id(PORT));
            assertNotNull(last);
            assertEquals(generations, last.generation().number(), what);
            assertEquals(leaving.contains((long) generations), last.removed(), what);
            assertEquals(last.generation(), last.status().generation(), what);
        }
    }

    private static void neverBackwards(Entry before, Entry after, String what) {
        if (before == null) {
            return;
        }
        int order = after.generation().compareTo(before.generation());
        assertTrue(order >= 0, what);
        assertFalse(order == 0 && before.removed() && after.present(), what);
    }

    @Test
    void aHealthCheckDoesNotPutBackWhatAnOperatorTookOut() {
        Roll roll = Fixtures.roll(new ManualTime());
        Entry entry = Fixtures.listed(roll, registration("Stock", PORT, 1), signed());
        roll.drain(entry.id(), "mia", "update");

        roll.check(entry.id(), entry.generation(), Health.DOWN, "gone");
        roll.check(entry.id(), entry.generation(), Health.UP, null);

        assertEquals(List.of(), roll.snapshot().listing(Fixtures.STOCK).providers(Audience.SIGNED));
    }
}
