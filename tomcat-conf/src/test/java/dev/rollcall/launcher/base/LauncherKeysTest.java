package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollcall.http.port",
                "rollcall.tls.trust.password",
                "rollcall.https.keystore",
                "rollcall.registry.lase.ttl",
                "rollcall.unsigned.from",
                "rollcall.library.shelves",
                "java.awt.headless"
            })
    void whatSomebodyReadsIsNoMistake(String key) {
        assertEquals(List.of(), LauncherKeys.mistakes(Set.of(key), Set.of("rollcall.https.keystore")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollcall.http.prot   | : did you mean rollcall.http.port?",
                "rollcall.htpp.port   | : did you mean rollcall.http.port?",
                "rollcall.tls.turst   | : did you mean rollcall.tls.trust?",
                "rollcall.http.banana.split.with.chocolate | .",
            })
    void slipOfTheFingerIsNamedWithWhatWasMeant(String key, String advice) {
        assertEquals(
                List.of("The setting " + key + " is not known" + advice), LauncherKeys.mistakes(Set.of(key), Set.of()));
    }

    @Test
    void mistakesComeInOrder() {
        assertEquals(
                2,
                LauncherKeys.mistakes(Set.of("rollcall.port.offest", "rollcall.http.adress"), Set.of())
                        .size());
    }
}
