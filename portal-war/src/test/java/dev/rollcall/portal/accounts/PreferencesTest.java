package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.portal.text.Language;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase(AccountsCommand.FILE_NAME, AccountsCommand.USER);
    private final AccountDatabase tables = new AccountDatabase(database);
    private final Preferences preferences = new Preferences(tables);

    @BeforeEach
    void open() {
        database.open(folder);
        tables.createTables();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLastLanguageIsKept() {
        assertEquals(Optional.empty(), preferences.language("ana"));

        preferences.setLanguage("ana", Language.GERMAN);
        preferences.setLanguage("ana", Language.ENGLISH);

        assertEquals(Optional.of(Language.ENGLISH), preferences.language("ana"));
    }

    @Test
    void aFirstLanguageThatIsChosenWithADoubleClickIsKept() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 100; round++) {
                String user = "user " + round;
                Callable<Void> click = () -> {
                    together.await();
                    preferences.setLanguage(user, Language.GERMAN);
                    return null;
                };
                for (Future<Void> one : both.invokeAll(Collections.nCopies(2, click))) {
                    one.get();
                }

                assertEquals(Optional.of(Language.GERMAN), preferences.language(user));
            }
        } finally {
            both.shutdown();
        }
    }
}
