package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static final String HEAD = "--b\r\nContent-Disposition: form-data; name=";

    @Test
    void fieldsAreTextAndTheFileIsBytes() {
        byte[] before = (HEAD + "\"token\"\r\n\r\nü\r\n" + HEAD
                        + "\"file\"; filename=\"a \\\"b\\\".csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] file = {0, (byte) 0xff, '\r', '\n', '-', '-', 'c', '\r', '\n', '\r', '\n', (byte) 0x80};
        byte[] after = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);

        Upload upload = Upload.parse(joined(before, file, after), "b").orElseThrow();

        assertEquals(Map.of("token", "ü"), upload.fields());
        assertArrayEquals(file, upload.file());
    }

    @Test
    void anEmptyFileIsEmpty() {
        String body = HEAD + "\"file\"; filename=\"\"\r\n\r\n\r\n--b--";

        assertEquals(
                0,
                Upload.parse(body.getBytes(StandardCharsets.UTF_8), "b")
                        .orElseThrow()
                        .file()
                        .length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
