package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Audience;
import dev.rollcall.registry.roll.Roll;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Any interleaving of changes, lost updates, lost answers, refusals and restarts ends with the newest view. Never is
 * anything removed before it was added, never added twice.
 */
class MailboxPropertyTest {

    private static final long SEED = 4711;
    private static final int CASES = Scale.times(400);
    private static final int STEPS = 60;
    private static final List<ServiceName> REQUIRED = List.of(Fixtures.STOCK, Fixtures.LOG);

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private long generation = 1;

    private View newest() {
        return View.of(roll.snapshot(), REQUIRED, Audience.SIGNED);
    }

    private void change(Random random) {
        int port = 8000 + random.nextInt(4);
        String name = random.nextBoolean() ? "Stock" : "LogService";
        if (random.nextBoolean()) {
            roll.deregister(id(port), Long.MAX_VALUE, entry -> true);
        } else {
            roll.register(registration(name, port + (name.equals("Stock") ? 0 : 10), ++generation), signed());
        }
        roll.deregister(id(8000 + random.nextInt(14)), random.nextInt(3) == 0 ? Long.MAX_VALUE : 0, entry -> true);
    }

    @Test
    void aComparingSubscriberEndsWithTheNewestView() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            ComparingMailbox mailbox = ComparingMailbox.unknown();
            Receiver.Comparing receiver = new Receiver.Comparing();
            for (int step = 0; step < STEPS; step++) {
                comparingStep(random, mailbox, receiver);
            }
            drain(mailbox, receiver);
            assertEquals(newest().hash(), receiver.view(), "seed " + (SEED + i));
            assertEquals(sorted(newest().providers()), sorted(receiver.held()), "seed " + (SEED + i));
        }
    }

    private void comparingStep(Random random, ComparingMailbox mailbox, Receiver.Comparing receiver) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> change(random);
            case 3 -> receiver.restart();
            case 4 -> renew(mailbox, receiver);
            default -> mailbox.next(newest()).ifPresent(update -> mailbox.settle(fate(random, update, receiver)));
        }
    }

    /** A renewal says what is held; a different view is answered in full. */
    private void renew(ComparingMailbox mailbox, Receiver.Comparing receiver) {
        View newest = newest();
        if (receiver.view().equals(newest.hash())) {
            mailbox.confirmed(newest);
        } else {
            mailbox.answered(newest);
            receiver.take(newest.full());
        }
    }

    @Test
    void aTutorialSubscriberEndsWithTheNewestViewAndNoDoublets() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            TutorialMailbox mailbox = TutorialMailbox.fresh();
            Receiver.Tutorial receiver = new Receiver.Tutorial();
            for (int step = 0; step < STEPS; step++) {
                mailbox = tutorialStep(random, mailbox, receiver);
                assertEquals(
                        receiver.held().size(),
                        receiver.held().stream().distinct().count(),
                        "doublets, seed " + (SEED + i) + " step " + step);
            }
            drain(mailbox, receiver);
            assertTrue(mailbox.informed(newest()));
            List<Provider> wanted = newest().providers().stream()
                    .map(p -> Provider.of(p.name(), p.url()))
                    .toList();
            assertEquals(sorted(wanted), sorted(receiver.held()), "seed " + (SEED + i));
        }
    }

    private TutorialMailbox tutorialStep(Random random, TutorialMailbox mailbox, Receiver.Tutorial receiver) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> change(random);
            case 3 -> {
                receiver.restart();
                return mailbox.registeredAgain();
            }
            case 4 -> {
                return mailbox.registeredAgain();
            }
            default -> mailbox.next(newest()).ifPresent(update -> mailbox.settle(fate(random, update, receiver)));
        }
        return mailbox;
    }

    private static Receipt fate(Random random, ProviderUpdate update, Receiver receiver) {
        return switch (random.nextInt(4)) {
            case 0 -> Receipt.NOT_SENT;
            case 1 -> Receipt.UNKNOWN;
            case 2 -> {
                receiver.take(update);
                yield Receipt.UNKNOWN;
            }
            default -> receiver.take(update) ? Receipt.ACKNOWLEDGED : Receipt.DIFFERENT;
        };
    }

    private void drain(Mailbox mailbox, Receiver receiver) {
        for (int i = 0; i < 5; i++) {
            Optional<ProviderUpdate> update = mailbox.next(newest());
            update.ifPresent(u -> mailbox.settle(receiver.take(u) ? Receipt.ACKNOWLEDGED : Receipt.DIFFERENT));
        }
        if (receiver instanceof Receiver.Comparing comparing
                && !comparing.view().equals(newest().hash())) {
            renew((ComparingMailbox) mailbox, comparing); // a silent restart is only seen by the next renewal
        }
    }

    private static List<Provider> sorted(List<Provider> providers) {
        return providers.stream()
                .sorted(Comparator.comparing(p -> p.url().toString()))
                .toList();
    }
}
