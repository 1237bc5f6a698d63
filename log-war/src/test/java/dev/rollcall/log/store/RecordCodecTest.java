package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordCodecTest {

    private final ByteWriter out = new ByteWriter(64);

    private LogRecord read() {
        return new RecordCodec().read(new ByteReader(out.array(), 0, out.size()));
    }

    @ParameterizedTest
    @EnumSource(LogLevel.class)
    void whatIsWrittenIsRead(LogLevel level) {
        LogRecord record = Fixtures.record(Fixtures.STOCK, level, "trace", "text");
        RecordCodec.write(record, out);

        assertEquals(record, read());
    }

    @Test
    void aLevelThatThereIsNotIsRefused() {
        RecordCodec.write(Fixtures.record(Fixtures.SHOP, LogLevel.FATAL, null, "text"), out);
        out.array()[0] = (byte) (4 * LogLevel.values().length); // the next one would have this number

        assertThrows(IllegalArgumentException.class, this::read);
    }
}
