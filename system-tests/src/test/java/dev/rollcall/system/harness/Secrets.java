package dev.rollcall.system.harness;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nobody may find anywhere but in three files of a base. */
public final class Secrets {
    private static final String KEY = "data/" + MasterKey.FILE_NAME;
    private static final String MANAGER = "conf/tomcat-users.xml";
    private static final String ACCOUNTS = "conf/demo-accounts.txt";
    private static final List<String> PROGRAMS = List.of("webapps", "work", "lib");

    /** A token's time of expiry, in seconds that begin with 1, and its signature, with what stands around them. */
    private static final Pattern TOKEN =
            Pattern.compile("[\\w-]{3,}\\.[\\w-]{3,}\\.MT[\\w-]{12}\\.([\\w-]+\\.[\\w-]+\\.)?[\\w-]{43}");

    private static final Pattern PASSWORD = Pattern.compile("password=\"([^\"]+)\"");

    private final Path base;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Secrets(Path base) {
        this.base = base;
    }

    /** Returns the master key and the keys made of it, the manager's password, and those of the demo accounts. */
    public static Secrets of(Path base) {
        Secrets secrets = new Secrets(base);
        secrets.values.put("master key", read(base.resolve(KEY)).strip());
        Keys keys = Keys.in(base.resolve("data"));
        for (ServiceName name :
                List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING, ServiceName.PORTAL)) {
            secrets.values.put("key of " + name, keys.serviceKey(name));
        }
        secrets.values.put("password of the manager", managerPassword(base));
        read(base.resolve(ACCOUNTS))
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("[a-z]+ \\S+"))
                .map(line -> line.split(" "))
                .forEach(words -> secrets.values.put("password of " + words[0], words[1]));
        if (secrets.values.size() < 8) {
            throw new IllegalStateException("too few secrets: " + secrets.values.keySet());
        }
        if (!TOKEN.matcher(keys.bearer(ServiceName.PORTAL, ServiceName.GRADING)).find()
                || !TOKEN.matcher(keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, "bea", "admin"))
                        .find()) {
            throw new IllegalStateException("tokens are not like " + TOKEN);
        }
        return secrets;
    }

    /** Adds one. */
    public Secrets and(String what, String value) {
        values.put(what, value);
        return this;
    }

    /** Returns the password of Tomcat's manager. */
    public static String managerPassword(Path base) {
        Matcher matcher = PASSWORD.matcher(read(base.resolve(MANAGER)));
        if (!matcher.find()) {
            throw new IllegalStateException("no password in " + MANAGER);
        }
        return matcher.group(1);
    }

    /** Returns which of them a text holds, and whether it holds a token, without showing them. */
    public List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        values.forEach((what, secret) -> {
            if (text.contains(secret)) {
                found.add(what + " in " + where);
            }
        });
        if (TOKEN.matcher(text).find()) {
            found.add("token in " + where);
        }
        return found;
    }

    /** Returns which of them lie in files of the base that are not made for them. */
    public List<String> inFiles() {
        List<String> found = new ArrayList<>();
        for (Path file : Trees.list(base)) {
            Path place = base.relativize(file);
            boolean program = PROGRAMS.contains(String.valueOf(place.getName(0)));
            if (Files.isRegularFile(file)
                    && !program
                    && !List.of(KEY, MANAGER, ACCOUNTS).contains(place.toString())) {
                found.addAll(in(place.toString(), read(file)));
            }
        }
        return found;
    }

    /** Bytes as they are. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
