package dev.rollcall.kit.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and addresses that must be refused, as they stand between the quotes of a JSON text. */
public final class BadTexts {

    private static final List<String> ADDRESSES = List.of(
            "stock",
            "/stock",
            "//h/x",
            "?x",
            "http:",
            "http://",
            "http:///x",
            "http:h",
            "file:/etc/passwd",
            "file:///etc/passwd",
            "ftp://127.0.0.1/x",
            "jar:http://127.0.0.1/x!/",
            "javascript:alert(1)",
            "data:text/html,<script>",
            "http://user@127.0.0.1/",
            "http://user:password@127.0.0.1/",
            "http://[fe80::1%25lo]/",
            "http://[fe80::1%lo]/",
            "http://[::1/",
            "http://2130706433/",
            "http://0/",
            "http://0177.0.0.1/",
            "http://127.00.0.1/",
            "http://0x7f000001/",
            "http://0x7f.1/",
            "http://127.1/",
            "http://127.0.0.1./",
            "http://h.0x7f/",
            "http://127.0.0.256/",
            "http://\uff11\uff12\uff17.0.0.1/",
            "http://127\u30020\u30020\u30021/",
            "http://%31%32%37.0.0.1/",
            "http://127.0.0.1:0/",
            "http://127.0.0.1:-1/",
            "http://127.0.0.1:99999/",
            "http://127.0.0.1:http/",
            "http://127.0.0.1/#x",
            "http://127.0.0.1/\u202Ex",
            "http://m\u00fcnchen.example/",
            "http://127.0.0.1/\u00fc",
            "http://127.0.0.1/<script>",
            "http://127.0.0.1/ x",
            "http://127.0.0.1/%zz",
            "http://127.0.0.1/\\r\\nInjected: x",
            "http://127.0.0.1/\\u0000",
            "http://127.0.0.1\\\\@127.0.0.2/",
            "http://127.0.0.1/" + "x".repeat(3_000));

    private BadTexts() {}

    /** Returns what is no name of a service, by what is bad about it. */
    public static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("empty", "");
        names.put("blank", " ");
        names.put("blank at the end", "Shop ");
        names.put("no-break space at the start", "\\u2003Shop");
        names.put("10 kB", "x".repeat(10 << 10));
        names.put("line break", "Shop\\n2026-11-24 ERROR forged");
        names.put("carriage return", "Shop\\r\\nInjected: x");
        names.put("NUL", "Shop\\u0000");
        names.put("escape sequence", "Shop\\u001b[31m");
        names.put("C1 control", "Shop\\u0085x");
        names.put("line separator", "Shop\u2028x");
        names.put("right-to-left override", "Shop\u202Egnp.exe");
        names.put("right-to-left mark", "Shop\u200F");
        names.put("zero width space", "Sh\u200Bop");
        names.put("half a character", "Shop\\ud800");
        names.put("markup and a line break", "<script>alert(1)</script>\\n");
        return names;
    }

    /** Returns what is no address of a service, by what is bad about it. */
    public static Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        ADDRESSES.forEach(address -> addresses.put("address " + address, address));
        return addresses;
    }
}
