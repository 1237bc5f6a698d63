package dev.rollcall.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries every fuzz target of a module on its corpus, and on some inputs near it that are the same in every build. Finding nothing
 * says little; under {@code -Pfull} a fuzzer looks for more.
 */
public abstract class CorpusContract {

    private static final int NEIGHBOURS = 50;

    /** Of long inputs fewer are tried. */
    private static final int NEIGHBOURING_BYTES = 20_000;

    /** A file of a corpus. */
    record Input(FuzzTarget target, Path file) {
        @Override
        public String toString() {
            return target.simpleName() + " on " + file.getFileName();
        }
    }

    static List<Input> inputs() throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.all()) {
            target.inputs().forEach(file -> inputs.add(new Input(target, file)));
        }
        return inputs;
    }

    /** Takes milliseconds, unless a target loops. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyTargetKeepsItsPromiseOnItsCorpus(Input input) throws IOException {
        byte[] bytes = Files.readAllBytes(input.file());
        Random random = new Random(bytes.length);
        tryOne(input.target(), bytes);
        int neighbours = bytes.length == 0 ? 0 : Math.min(NEIGHBOURS, NEIGHBOURING_BYTES / bytes.length);
        for (int i = 0; i < neighbours; i++) {
            tryOne(input.target(), neighbour(bytes, random));
        }
    }

    static List<FuzzTarget> targets() throws IOException {
        return FuzzTarget.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    @EnabledIf(value = "dev.rollcall.kit.testing.Fuzzer#isChosen", disabledReason = "takes -Pfull")
    void everyTargetKeepsItsPromiseBeforeAFuzzer(FuzzTarget target) throws IOException, InterruptedException {
        Fuzzer.findsNothing(target);
    }

    @Test
    void everyTargetHasACorpusAndEveryCorpusATarget() throws IOException, URISyntaxException {
        Path classes = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> targets = files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Fuzz.class"))
                    .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
                    .sorted()
                    .toList();
            List<String> corpora = inputs().stream()
                    .map(input -> input.target().className())
                    .distinct()
                    .toList();
            assertEquals(targets, corpora);
        }
    }

    private static void tryOne(FuzzTarget target, byte[] input) {
        try {
            target.run(input.clone());
        } catch (Throwable e) {
            String base64 = Base64.getEncoder().encodeToString(input);
            throw new AssertionError(target.simpleName() + " on " + base64 + " (Base64): " + e.getMessage(), e);
        }
    }

    /** Returns an input of which a piece is missing, is there twice, or of which one bit is another one. */
    private static byte[] neighbour(byte[] input, Random random) {
        int from = random.nextInt(input.length);
        int to = from + random.nextInt(input.length - from + 1);
        return switch (random.nextInt(3)) {
            case 0 -> joined(input, from, to);
            case 1 -> joined(input, to, from);
            default -> {
                byte[] other = input.clone();
                other[from] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                yield other;
            }
        };
    }

    /** Returns the first bytes up to {@code end}, and those from {@code begin} on. */
    private static byte[] joined(byte[] input, int end, int begin) {
        byte[] joined = new byte[end + input.length - begin];
        System.arraycopy(input, 0, joined, 0, end);
        System.arraycopy(input, begin, joined, end, input.length - begin);
        return joined;
    }
}
