package dev.rollcall.portal;

import dev.rollcall.kit.security.Sha256;
import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** The rows of {@code /accounts}; {@code <Portal>} stands for a token of the portal's. */
final class BadAccounts {
    private static final String GOOD =
            "{\"action\":\"add\",\"user\":\"tom\",\"password\":\"correct horse\",\"roles\":[\"teacher\"]}";
    private static final String TOKEN = "Authorization: Bearer <Portal>";
    private static final String JSON = "Content-Type: application/json";

    private static final String LINES = "Content-Type: application/x-ndjson";
    private static final String HASH = "5a17$210000$4a5b";
    private static final String ANA =
            "{\"user\":\"ana\",\"passwordHash\":\"" + HASH + "\",\"roles\":[\"admin\"],\"locked\":false}\n";

    private BadAccounts() {}

    static void add(List<Case> cases) {
        bodies(cases);
        members(cases);
        backups(cases);
        lines(cases);
        for (String method : List.of("DELETE", "PATCH", "BREW")) {
            cases.add(accounts("method", method, TOKEN + "\n" + JSON, GOOD, 405, "method-not-allowed"));
        }
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json;charset=ISO-8859-1",
                "application/json;charset=klingon",
                "")) {
            String headers = TOKEN + (type.isEmpty() ? "" : "\nContent-Type: " + type);
            cases.add(accounts("type " + type, "POST", headers, GOOD, 415, "unsupported-media-type"));
        }
        for (String credential : List.of(
                "X: y",
                "Authorization: Bearer",
                "Authorization: Bearer <script>",
                "Authorization: Basic dG9tOng=",
                "Authorization: Bearer a.b.c.d",
                "Authorization: Bearer " + "x".repeat(5_000))) {
            cases.add(accounts("credential", "POST", credential + "\n" + JSON, GOOD, 401, "unauthenticated"));
        }
        for (String header : List.of(
                "Authorization: Bearer <GradingService>",
                TOKEN + "\nOrigin: http://evil.example",
                TOKEN + "\nSec-Fetch-Site: cross-site")) {
            cases.add(accounts("caller", "POST", header + "\n" + JSON, GOOD, 403, "forbidden"));
        }
    }

    private static void bodies(List<Case> cases) {
        for (String body : List.of(
                "",
                "nope",
                "{",
                "[]",
                "7",
                "null",
                "\"x\"",
                "{\"action\":{}}",
                "{\"action\":\"add\",\"user\":[\"tom\"]}",
                GOOD + GOOD,
                GOOD.replace("[\"teacher\"]", "\"teacher\""),
                GOOD.replace("[\"teacher\"]", "[[\"teacher\"]]"),
                "[".repeat(4_000),
                "{\"a\":".repeat(1_500),
                "\u001f\u008b\u0008",
                "{\"action\":\"\\ud800\"",
                "{\"action\":\"add\",\"user\":\"\u00ff\"}")) {
            cases.add(json(body, 400, "unreadable"));
        }
        cases.add(json(" ".repeat(8_193), 413, "8192 bytes at most"));
        cases.add(json(GOOD.replace("[\"teacher\"]", "[" + "\"teacher\",".repeat(1_000) + "1]"), 413, "8192 bytes"));
    }

    private static void members(List<Case> cases) {
        cases.add(json("{}", 422, "Action must be add or passwd"));
        cases.add(json(GOOD.replace("add", "<script>"), 422, "Action must be add or passwd"));
        cases.add(json(GOOD.replace("add", "x\\r\\nERROR forged"), 422, "Action must be add or passwd"));
        cases.add(json(GOOD.replace("\"user\":\"tom\",", ""), 422, "User and password must be given"));
        cases.add(json(GOOD.replace("\"correct horse\"", "null"), 422, "User and password must be given"));
        for (String name : List.of(
                "", "Tom", "-", "t m", "<script>", "t\\u0000", "t\\nm", "t\\u202em", "\\ud800", "x".repeat(7_000))) {
            cases.add(json(GOOD.replace("tom", name), 422, "A user name has 1 to 64"));
        }
        for (String password : List.of("", "short", "x".repeat(129), "correct\\u0000horse", "correct\\nhorse")) {
            cases.add(json(GOOD.replace("correct horse", password), 422, "A password has"));
        }
        for (String roles : List.of("[\"root\"]", "[\"<script>\"]", "[\"x\\ny\"]", "[\"\"]", "[\"Teacher\"]")) {
            cases.add(json(GOOD.replace("[\"teacher\"]", roles), 422, "There is no role"));
        }
        for (String roles : List.of("[]", "null")) {
            cases.add(json(GOOD.replace("[\"teacher\"]", roles), 422, "An account needs a role"));
        }
        cases.add(json(GOOD.replace("[\"teacher\"]", "[null]"), 400, "expected shape"));
        cases.add(json(GOOD.replace("add", "passwd").replace("tom", "nobody"), 404, "There is no account nobody"));
    }

    private static void backups(List<Case> cases) {
        cases.add(accounts("no accounts", "GET", TOKEN, "", 404, "There are no accounts yet"));
        cases.add(accounts("nobody", "GET", "X: y", "", 401, "unauthenticated"));
        cases.add(accounts("nobody", "PUT", "X: y\n" + LINES, file(ANA), 401, "unauthenticated"));
        for (String method : List.of("GET", "PUT")) {
            for (String header :
                    List.of("Authorization: Bearer <GradingService>", TOKEN + "\nOrigin: http://evil.example")) {
                String body = method.equals("GET") ? "" : file(ANA);
                cases.add(accounts("caller", method, header + "\n" + LINES, body, 403, "forbidden"));
            }
        }
        cases.add(accounts("type", "PUT", TOKEN + "\n" + JSON, file(ANA), 415, "unsupported-media-type"));
        for (String body : List.of(
                "",
                "nope",
                "{}\n",
                "[]\n" + ANA,
                "{\"format\":1,\"sha256\":7}\n" + ANA,
                "{\"format\":\"1\",\"sha256\":\"\"}\n" + ANA,
                "{\"format\":1,\"sha256\":\"" + "0".repeat(64) + "\"}\n" + ANA,
                "[".repeat(100_000),
                file(ANA) + " ",
                file(ANA).replace("admin", "<script>"),
                file(ANA).substring(1))) {
            cases.add(backup(body, "no backup of accounts, or it is damaged"));
        }
        cases.add(backup("{\"format\":2,\"sha256\":\"\"}\n", "newer version"));
        cases.add(backup(file(ANA + ANA), "the account ana twice"));
    }

    private static void lines(List<Case> cases) {
        for (String name : List.of("Ana", "\\u0131na", "<script>", "", "x".repeat(65))) {
            cases.add(backup(file(ANA.replace("ana", name)), "Line 2 of the file: A user name has 1 to 64"));
        }
        for (String hash :
                List.of("", "!", "<script>", "aa$0$bb", "aa$210000", "aa$99999999$bb", "aa$1$" + "b".repeat(300))) {
            cases.add(backup(file(ANA.replace(HASH, hash)), "Line 2 of the file: The password of ana"));
        }
        for (String line : List.of(
                "\n",
                "{}\n",
                "7\n",
                ANA.replace("[\"admin\"]", "[\"<script>\"]"),
                ANA.replace("[\"admin\"]", "[null]"),
                ANA.replace("[\"admin\"]", "\"admin\""),
                ANA.replace("false", "\"no\""),
                ANA.replace("\"" + HASH + "\"", "null"))) {
            cases.add(backup(file(line), "Line 2 of the file is no account"));
        }
    }

    private static String file(String lines) {
        return "{\"format\":1,\"sha256\":\"" + Sha256.hex(lines) + "\"}\n" + lines;
    }

    private static Case backup(String body, String words) {
        return accounts(BadInputs.shortly(body), "PUT", TOKEN + "\n" + LINES, body, 422, words);
    }

    private static Case json(String body, int status, String words) {
        return accounts(BadInputs.shortly(body), "POST", TOKEN + "\n" + JSON, body, status, words);
    }

    private static Case accounts(String name, String method, String headers, String body, int status, String words) {
        return new Case("/accounts", name, method, "/accounts", headers, body, status, words);
    }
}
