package dev.rollcall.grading.exchange;

import java.util.List;

/**
 * The fields of one record.
 *
 * @param number of the line it begins in, from 1; a quoted field may reach over several
 * @param fields one or more
 */
record CsvLine(int number, List<String> fields) {
    boolean isBlank() {
        return fields.stream().allMatch(String::isBlank);
    }
}
