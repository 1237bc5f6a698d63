package dev.rollcall.grading.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the grade book is, and can be replaced as a whole. */
interface Place {
    /** Fills new tables. */
    interface Filling {
        /** Fills tables of the version, with a connection whose schema has them. */
        void fill(Connection connection) throws SQLException, IOException;

        /** Does what is to be done with them once they are up to date. */
        void finish(Connection connection) throws SQLException, IOException;
    }

    /**
     * Puts other tables in the place of the empty ones: new tables of a version are filled, brought up to date, and take the place
     * once they are complete. Before that nothing has changed, whatever ends the process.
     *
     * @param version of the tables to be filled
     * @throws dev.rollcall.grading.archive.ArchiveRefusedException if the grade book is not empty, or another restoration goes on
     */
    void replace(int version, Filling filling) throws SQLException, IOException;
}
