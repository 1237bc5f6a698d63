package dev.rollcall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest
    @CsvSource({"1.8, 8", "9, 9", "11, 11", "17, 17", "25, 25", "0, 0"})
    void versionIsReadInBothOfItsForms(String version, int feature) {
        assertEquals(feature, Main.feature(version));
    }

    @Test
    void firstClassCanBeReadByJava8() throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("Main.class");
                DataInputStream data = new DataInputStream(in)) {
            data.readInt();
            data.readUnsignedShort();
            assertEquals(52, data.readUnsignedShort());
        }
    }
}
