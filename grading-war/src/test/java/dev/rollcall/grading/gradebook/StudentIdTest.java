package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1", "01", "1.0", "1e3", " 1", "one", "١", "1234567890123456789", "1\n"})
    void onlyPlainPositiveNumbersAreIds(String text) {
        assertTrue(StudentId.parse(text).isEmpty());
    }

    @Test
    void isReadAsItIsWritten() {
        StudentId largest = new StudentId(999_999_999_999_999_999L);

        assertEquals(Optional.of(largest), StudentId.parse(largest.toString()));
    }

    @Test
    void zeroIsNobody() {
        assertThrows(IllegalArgumentException.class, () -> new StudentId(0));
        assertThrows(IllegalArgumentException.class, () -> new GradeId(0));
    }
}
