package dev.rollcall.grading.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** For tests with a new school in a database of each kind. */
@ParameterizedClass
@EnumSource(Engine.class)
abstract class SchoolOnEngine {

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    GradeDatabase database;
    JdbiSchool school;

    @BeforeEach
    void open() {
        database = GradeDatabase.open(engine.database(folder), folder);
        school = Schools.in(database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
