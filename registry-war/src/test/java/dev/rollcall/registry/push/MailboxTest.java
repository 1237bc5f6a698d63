package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Audience;
import dev.rollcall.registry.roll.Roll;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Roll roll = Fixtures.roll(new ManualTime());
    private long generation;

    private View newest() {
        return View.of(roll.snapshot(), List.of(Fixtures.STOCK), Audience.SIGNED);
    }

    private View with(int port) {
        roll.register(registration("Stock", port, ++generation), signed());
        return newest();
    }

    private View without(int port) {
        roll.deregister(id(port), Long.MAX_VALUE, entry -> true);
        return newest();
    }

    @Test
    void nothingIsSentBeforeTheRegistrationIsAnswered() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();

        assertEquals(Optional.empty(), mailbox.next(with(8000)));
        mailbox.answered(newest());

        assertTrue(mailbox.informed(newest()));
        assertEquals(Optional.empty(), mailbox.next(newest()));
    }

    @Test
    void anUpdateLeadsFromTheAcknowledgedViewToTheNewest() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        View first = with(8000);
        mailbox.answered(first);
        with(8001);
        View second = without(8000);

        ProviderUpdate update = mailbox.next(second).orElseThrow();

        assertEquals(Optional.of(first.hash()), update.previousView());
        assertEquals(Optional.of(second.hash()), update.view());
        assertEquals(1, update.added().size());
        assertEquals(1, update.removed().size());
        assertFalse(update.full());
    }

    @Test
    void whatComesAndGoesWhileTheSubscriberIsSlowIsNeverTold() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        mailbox.answered(with(8000));
        with(8001);
        without(8001);

        assertEquals(Optional.empty(), mailbox.next(newest()));
    }

    @Test
    void whoHoldsSomethingElseGetsEverything() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        mailbox.answered(with(8000));
        mailbox.next(with(8001));
        mailbox.settle(Receipt.DIFFERENT);

        ProviderUpdate update = mailbox.next(newest()).orElseThrow();

        assertTrue(update.full());
        assertEquals(2, update.added().size());
    }

    @Test
    void anUpdateOfUnknownFateIsRepeatedEvenWhenTheOldViewIsBack() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        View old = with(8000);
        mailbox.answered(old);
        mailbox.next(with(8001));
        mailbox.settle(Receipt.UNKNOWN);

        ProviderUpdate update = mailbox.next(without(8001)).orElseThrow();

        assertEquals(Optional.of(old.hash()), update.view());
        assertEquals(Optional.of(old.hash()), update.previousView());
    }

    @Test
    void anAnswerThatCrossesAnUpdateLeavesADoubtThatIsCleared() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        mailbox.answered(with(8000));
        mailbox.next(with(8001));
        mailbox.answered(newest());
        mailbox.settle(Receipt.ACKNOWLEDGED);

        assertFalse(mailbox.informed(newest()));
        assertTrue(mailbox.next(newest()).isPresent());
        mailbox.settle(Receipt.ACKNOWLEDGED);
        assertTrue(mailbox.informed(newest()));
    }

    @Test
    void aRenewalClearsNoDoubtWhileWhatItWasAboutIsStillUnderWay() {
        ComparingMailbox mailbox = ComparingMailbox.unknown();
        mailbox.next(with(8000));
        mailbox.answered(with(8001));

        mailbox.confirmed(newest());
        mailbox.settle(Receipt.ACKNOWLEDGED); // the full view that was under way has replaced the answer's

        assertFalse(mailbox.informed(newest()));
    }

    @Test
    void aRenewalWithTheNewestViewClearsADoubt() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        mailbox.answered(with(8000));
        mailbox.next(with(8001));
        mailbox.settle(Receipt.UNKNOWN);

        mailbox.confirmed(newest());

        assertEquals(Optional.empty(), mailbox.next(newest()));
    }

    @Test
    void whoMayHaveBeenToldSomethingByAnotherIsAskedWhetherItHoldsTheNewestView() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        View view = with(8000);
        mailbox.answered(view);

        mailbox.doubt(Set.of());

        assertFalse(mailbox.informed(view));
        ProviderUpdate question = mailbox.next(view).orElseThrow();
        assertEquals(Optional.of(view.hash()), question.view());
        assertEquals(Optional.of(view.hash()), question.previousView());
        mailbox.settle(Receipt.DIFFERENT);
        assertTrue(mailbox.next(view).orElseThrow().full());
        mailbox.settle(Receipt.ACKNOWLEDGED);
        assertTrue(mailbox.informed(view));
    }

    @Test
    void anAcknowledgementOfWhatWasSentBeforeADoubtDoesNotClearIt() {
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        mailbox.answered(with(8000));
        View view = with(8001);
        mailbox.next(view);

        mailbox.doubt(Set.of());
        mailbox.settle(Receipt.ACKNOWLEDGED); // what the other has told may have come after it

        assertEquals(Optional.of(view.hash()), mailbox.next(view).orElseThrow().previousView());
        mailbox.settle(Receipt.ACKNOWLEDGED);
        assertTrue(mailbox.informed(view));
    }

    @Test
    void aNewTutorialSubscriberIsToldEvenThatThereIsNobody() {
        TutorialMailbox mailbox = TutorialMailbox.fresh();

        assertEquals(
                ProviderUpdate.plain(List.of(), List.of()),
                mailbox.next(newest()).orElseThrow());
        mailbox.settle(Receipt.ACKNOWLEDGED);

        assertEquals(Optional.empty(), mailbox.next(newest()));
    }

    @Test
    void whatATutorialSubscriberMayHoldIsRemovedBeforeItIsAdded() {
        TutorialMailbox mailbox = TutorialMailbox.fresh();
        mailbox.next(with(8000));
        mailbox.settle(Receipt.UNKNOWN);

        ProviderUpdate first = mailbox.next(newest()).orElseThrow();
        mailbox.settle(Receipt.ACKNOWLEDGED);
        ProviderUpdate second = mailbox.next(newest()).orElseThrow();

        assertEquals(
                List.of(1, 0), List.of(first.removed().size(), first.added().size()));
        assertEquals(
                List.of(0, 1), List.of(second.removed().size(), second.added().size()));
    }

    @Test
    void theFailureOfARemovalIsRepeatedBeforeAnythingIsAdded() {
        TutorialMailbox mailbox =
                TutorialMailbox.unknown(Set.of(Provider.of(Fixtures.STOCK, URI.create("http://localhost:8000"))));

        ProviderUpdate first = mailbox.next(newest()).orElseThrow();
        mailbox.settle(Receipt.UNKNOWN);

        assertEquals(first, mailbox.next(newest()).orElseThrow());
    }

    @Test
    void whatAnotherMayHaveToldATutorialSubscriberIsRestated() {
        TutorialMailbox mailbox = TutorialMailbox.fresh();
        View view = with(8000);
        mailbox.next(view);
        mailbox.settle(Receipt.ACKNOWLEDGED);

        mailbox.doubt(Set.of(Provider.of(Fixtures.STOCK, URI.create("http://localhost:8001"))));

        ProviderUpdate first = mailbox.next(view).orElseThrow();
        assertEquals(
                List.of(2, 0), List.of(first.removed().size(), first.added().size()));
        mailbox.settle(Receipt.ACKNOWLEDGED);
        ProviderUpdate second = mailbox.next(view).orElseThrow();
        assertEquals(
                List.of(0, 1), List.of(second.removed().size(), second.added().size()));
        mailbox.settle(Receipt.ACKNOWLEDGED);
        assertTrue(mailbox.informed(view));
    }

    @Test
    void anAcknowledgementOfWhatWasRestatedBeforeADoubtDoesNotClearIt() {
        Provider gone = Provider.of(Fixtures.STOCK, URI.create("http://localhost:8001"));
        TutorialMailbox mailbox = TutorialMailbox.unknown(Set.of(gone));
        mailbox.next(with(8000));

        mailbox.doubt(Set.of(gone));
        mailbox.settle(Receipt.ACKNOWLEDGED); // the other may have added it after it was removed

        assertEquals(List.of(gone), mailbox.next(newest()).orElseThrow().removed());
    }

    @Test
    void whatNeverArrivedIsNoDoubt() {
        TutorialMailbox mailbox = TutorialMailbox.fresh();
        ProviderUpdate first = mailbox.next(with(8000)).orElseThrow();
        mailbox.settle(Receipt.NOT_SENT);

        assertEquals(first, mailbox.next(newest()).orElseThrow());
    }

    @Test
    void equalContentHasAnEqualHash() {
        View before = with(8000);
        without(8000);

        assertEquals(before.hash(), with(8000).hash());
        assertEquals(
                View.of(roll.snapshot(), List.of(), Audience.SIGNED).hash(),
                View.of(roll.snapshot(), List.of(Fixtures.LOG), Audience.SIGNED).hash());
    }

    @Test
    void aTutorialSubscriberIsToldOnlyWhatItDoesNotHoldYet() {
        TutorialMailbox mailbox = TutorialMailbox.fresh();
        mailbox.next(with(8000));
        mailbox.settle(Receipt.ACKNOWLEDGED);

        ProviderUpdate update = mailbox.next(with(8001)).orElseThrow();

        assertEquals(
                List.of(URI.create("http://localhost:8001")),
                update.added().stream().map(Provider::url).toList());
        assertEquals(List.of(), update.removed());
    }

    @Test
    void nothingIsTakenTwiceFromATutorialSubscriber() {
        TutorialMailbox mailbox = TutorialMailbox.fresh();
        mailbox.next(with(8000));
        mailbox.settle(Receipt.ACKNOWLEDGED);

        mailbox.doubt(Set.of());

        assertEquals(1, mailbox.next(without(8000)).orElseThrow().removed().size());
    }
}
