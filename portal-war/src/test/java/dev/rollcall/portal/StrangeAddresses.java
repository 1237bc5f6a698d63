package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.RawReply;
import java.util.List;

/** Spellings of addresses that are closed to teachers or to everybody: another one must not open them. */
final class StrangeAddresses {
    static final List<String> ALL = List.of(
            "/WEB-INF/web.xml",
            "/web-inf/web.xml",
            "/%57EB-INF/web.xml",
            "/assets/../WEB-INF/web.xml",
            "/assets/%2e%2e/WEB-INF/web.xml",
            "/assets/..;/WEB-INF/web.xml",
            "/WEB-INF;x/web.xml",
            "//WEB-INF/web.xml",
            "/WEB-INF/rewrite.config",
            "/META-INF/context.xml",
            "//admin/accounts",
            "/admin;x=y/accounts",
            "/admin/accounts;x=y",
            "/%61dmin/accounts",
            "/ADMIN/accounts",
            "/admin%2faccounts",
            "/admin/accounts/",
            "/classes/../admin/accounts",
            "/classes/%2e%2e/admin/accounts",
            "/./system",
            "/system.json;x=y",
            "/system%00");

    private StrangeAddresses() {}

    static void leadsNowhere(String target, RawReply reply) {
        assertTrue(List.of(400, 403, 404).contains(reply.status()), target + ": " + reply.text());
        for (String secret : List.of("<web-app", "<Context", "RewriteRule", "maria")) {
            assertFalse(reply.text().contains(secret), target + ": " + reply.text());
        }
    }
}
