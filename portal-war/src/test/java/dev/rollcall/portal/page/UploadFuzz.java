package dev.rollcall.portal.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

/** Forms with a file: nothing is thrown whatever is sent, and a file arrives byte by byte whatever is in it. */
public final class UploadFuzz {
    private static final String BOUNDARY = "b";
    private static final String HEAD = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=";

    private UploadFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Upload.parse(input, BOUNDARY);
        String file = new String(input, ISO_8859_1);
        if (("\r\n" + file).contains("\r\n--" + BOUNDARY)) {
            return;
        }
        String form = HEAD + "\"token\"\r\n\r\nx\r\n" + HEAD + "\"file\"; filename=\"a.csv\"\r\n\r\n" + file + "\r\n--"
                + BOUNDARY + "--\r\n";
        Upload upload = Upload.parse(form.getBytes(ISO_8859_1), BOUNDARY).orElseThrow();
        assertArrayEquals(input, upload.file());
        assertEquals(Map.of("token", "x"), upload.fields());
    }
}
