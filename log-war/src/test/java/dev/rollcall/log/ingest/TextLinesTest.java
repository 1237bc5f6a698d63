package dev.rollcall.log.ingest;

import static dev.rollcall.log.store.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

    private static final Sender SHOP = Sender.signed(new ServiceName("Shop"));

    @Test
    void theNameInFrontIsTheService() {
        LogRecord record = parse(Sender.unsigned(), "[GradingService] - student with id 999 not found");

        assertEquals(ServiceName.GRADING, record.service());
        assertEquals("student with id 999 not found", record.text());
        assertEquals(LogLevel.INFO, record.level());
        assertEquals(NOON, record.time());
        assertFalse(record.signed());
    }

    @Test
    void aNameMayHoldBlanks() {
        assertEquals(
                "My own service",
                parse(Sender.unsigned(), "[My own service] - up").service().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "[] - x",
                "[ blank] - x",
                "[open - x",
                "[Name] x",
                "[Name]- x",
                " [Name] - x",
                "[a\tb] - x"
            })
    void withoutANameTheServiceIsUnknown(String line) {
        LogRecord record = parse(Sender.unsigned(), line);

        assertEquals("unknown", record.service().value());
        assertEquals(line, record.text());
    }

    @Test
    void aNameThatIsTooLongIsText() {
        String line = "[" + "n".repeat(129) + "] - x";

        assertEquals(line, parse(Sender.unsigned(), line).text());
    }

    @Test
    void aSignedSenderLogsUnderItsOwnName() {
        LogRecord record = parse(SHOP, "[Shop] - sold out");

        assertEquals(SHOP.service(), record.service());
        assertEquals("sold out", record.text());
        assertTrue(record.signed());
    }

    @Test
    void aForeignNameOfASignedSenderIsText() {
        LogRecord record = parse(SHOP, "[GradingService] - forged");

        assertEquals(SHOP.service(), record.service());
        assertEquals("[GradingService] - forged", record.text());
    }

    @Test
    void aCutLineIsMarked() {
        LogRecord record = new TextLines(SHOP).parse(Lines.cut("[Shop] - long", 300_000), NOON, null);

        assertEquals("long [cut: the line had 300000 bytes]", record.text());
    }

    private static LogRecord parse(Sender sender, String line) {
        return new TextLines(sender).parse(Lines.whole(line), NOON, null);
    }
}
