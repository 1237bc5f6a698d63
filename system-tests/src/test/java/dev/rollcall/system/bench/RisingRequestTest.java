package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RisingRequestTest {
    @Test
    void theNumberRisesByOneWithItsCarries() {
        byte[] bytes = "{\"Generation\":1098}".getBytes(StandardCharsets.US_ASCII);
        var request = new RisingRequest(bytes, bytes.length - 2);

        assertEquals("{\"Generation\":1099}", text(request));
        assertEquals("{\"Generation\":1100}", text(request));
    }

    private static String text(RisingRequest request) {
        return new String(request.next(), StandardCharsets.US_ASCII);
    }
}
