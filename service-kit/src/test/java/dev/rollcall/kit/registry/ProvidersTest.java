package dev.rollcall.kit.registry;

import static dev.rollcall.kit.registry.Fixtures.GRADING;
import static dev.rollcall.kit.registry.Fixtures.GRADING_1;
import static dev.rollcall.kit.registry.Fixtures.LOG;
import static dev.rollcall.kit.registry.Fixtures.LOG_1;
import static dev.rollcall.kit.registry.Fixtures.LOG_2;
import static dev.rollcall.kit.registry.Fixtures.LOG_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

    private final Providers providers = new Providers(ViewFile.none());

    @Test
    void knowingNobodyIsAnAnswer() {
        assertEquals(Optional.empty(), providers.pick(LOG));
        assertEquals(List.of(), providers.all(LOG));
        assertEquals("", providers.view());
    }

    @Test
    void takesItsProvidersInTurn() {
        providers.apply(ProviderUpdate.full("a", List.of(LOG_1, LOG_2, LOG_3, GRADING_1)));

        List<Provider> picked = IntStream.range(0, 4)
                .mapToObj(i -> providers.pick(LOG).orElseThrow())
                .toList();

        assertEquals(List.of(LOG_1, LOG_2, LOG_3, LOG_1), picked);
        assertEquals(Optional.of(GRADING_1), providers.pick(GRADING));
    }

    @Test
    void aPatchLeadsFromTheHeldViewToTheNext() {
        providers.apply(ProviderUpdate.full("a", List.of(LOG_1)));

        assertTrue(providers.apply(ProviderUpdate.patch("a", "b", List.of(LOG_2), List.of(LOG_1))));

        assertEquals(List.of(LOG_2), providers.all(LOG));
        assertEquals("b", providers.view());
    }

    @Test
    void aPatchFromAnotherViewIsRefusedAndChangesNothing() {
        providers.apply(ProviderUpdate.full("a", List.of(LOG_1)));

        assertFalse(providers.apply(ProviderUpdate.patch("x", "b", List.of(LOG_2), List.of())));

        assertEquals(List.of(LOG_1), providers.all(LOG));
        assertEquals("a", providers.view());
    }

    @Test
    void aPatchThatComesTwiceIsTakenOnce() {
        providers.apply(ProviderUpdate.full("a", List.of()));
        ProviderUpdate patch = ProviderUpdate.patch("a", "b", List.of(LOG_1), List.of());

        assertTrue(providers.apply(patch));
        assertTrue(providers.apply(patch));

        assertEquals(List.of(LOG_1), providers.all(LOG));
    }

    @Test
    void aFullUpdateReplacesEverything() {
        providers.apply(ProviderUpdate.full("a", List.of(LOG_1, GRADING_1)));

        providers.apply(ProviderUpdate.full("b", List.of(LOG_2)));

        assertEquals(List.of(LOG_2), providers.all(LOG));
        assertEquals(List.of(), providers.all(GRADING));
    }

    @Test
    void anInstanceToldAgainReplacesItself() {
        Provider moved = new Provider(LOG, URI.create("http://127.0.0.1:9/x"), LOG_1.instanceId(), Optional.of("2"));
        providers.apply(ProviderUpdate.full("a", List.of(LOG_1, LOG_2)));

        providers.apply(ProviderUpdate.patch("a", "b", List.of(moved), List.of()));

        assertEquals(List.of(LOG_2, moved), providers.all(LOG));
    }

    @Test
    void theTutorialsFormIsTakenByAddress() {
        Provider plain = Provider.of(LOG, URI.create("http://localhost:4000"));
        providers.apply(ProviderUpdate.plain(List.of(plain, plain), List.of()));
        assertEquals(List.of(plain), providers.all(LOG));

        providers.apply(ProviderUpdate.plain(List.of(), List.of(plain)));
        assertEquals(List.of(), providers.all(LOG));
    }

    @Test
    void anAnswerThatAPushOvertookIsNotTaken() {
        long asked = providers.changes();
        providers.apply(ProviderUpdate.full("newer", List.of(LOG_2)));

        assertFalse(providers.adopt(ProviderUpdate.full("older", List.of(LOG_1)), asked));

        assertEquals("newer", providers.view());
        assertTrue(providers.adopt(ProviderUpdate.full("newest", List.of(LOG_3)), providers.changes()));
    }

    @Test
    void theLastViewOutlivesARestart(@TempDir Path folder) {
        new Providers(ViewFile.in(folder)).apply(ProviderUpdate.full("a", List.of(LOG_1, GRADING_1)));

        Providers restarted = new Providers(ViewFile.in(folder));

        assertEquals("a", restarted.view());
        assertEquals(List.of(LOG_1), restarted.all(LOG));
        assertEquals(List.of(GRADING_1), restarted.all(GRADING));
    }

    @Test
    void aBrokenFileIsAsGoodAsNone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("providers.json"), "{\"Added\":[{");

        Providers restarted = new Providers(ViewFile.in(folder));

        assertEquals(List.of(), restarted.all(LOG));
        assertTrue(restarted.apply(ProviderUpdate.full("a", List.of(LOG_1))));
        assertEquals("a", new Providers(ViewFile.in(folder)).view());
    }

    @Test
    void aFileCutAnywhereIsAsGoodAsNone(@TempDir Path folder) throws IOException {
        new Providers(ViewFile.in(folder)).apply(ProviderUpdate.full("a", List.of(LOG_1, GRADING_1)));
        Path file = folder.resolve("providers.json");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals("", new Providers(ViewFile.in(folder)).view(), "cut to " + length);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTheMemory(@TempDir Path folder) {
        Providers forgetful = new Providers(ViewFile.in(folder.resolve("missing")));

        assertTrue(forgetful.apply(ProviderUpdate.full("a", List.of(LOG_1))));
        assertEquals(List.of(LOG_1), forgetful.all(LOG));
    }
}
