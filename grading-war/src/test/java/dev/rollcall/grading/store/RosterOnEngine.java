package dev.rollcall.grading.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** For tests with an empty school in a database of each kind, into which archives of OneRoster come. */
abstract class RosterOnEngine {
    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    GradeDatabase database;
    RosterSchool roster;

    @BeforeEach
    void open() {
        database = GradeDatabase.open(engine.database(folder), folder);
        roster = RosterSchool.in(database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
