package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples as schools work them on paper: exact to the end, then rounded once, half up. */
class RoundingTest {

    /** The second and third columns are the categories, of equal weight where there are two. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | 89.995/100                |                     | 90.00
            2 | 89.99499/100              |                     | 89.99
            2 | 28.125/100                |                     | 28.13
            2 | 1.005/100                 |                     | 1.01
            2 | 2.675/100                 |                     | 2.68
            2 | 1/3                       |                     | 33.33
            2 | 2/3                       |                     | 66.67
            2 | 1/6                       |                     | 16.67
            2 | 1/7                       |                     | 14.29
            2 | 5/8                       |                     | 62.50
            2 | 0.1/0.3                   |                     | 33.33
            2 | 0.1/1 0.2/1               |                     | 15.00
            2 | 17/18 17/18 17/18         |                     | 94.44
            0 | 89.5/100                  |                     | 90
            0 | 89.4999/100               |                     | 89
            0 | 179/200                   |                     | 90
            0 | 0.5/100                   |                     | 1
            0 | 0.4999/100                |                     | 0
            1 | 89.95/100                 |                     | 90.0
            1 | 89.949/100                |                     | 89.9
            2 | 1/3                       | 1/3                 | 33.33
            2 | 1/3                       | 2/3                 | 50.00
            2 | 1/6                       | 1/6                 | 16.67
            2 | 59.995/100                | 59.994/100          | 59.99
            2 | 59.995/100                | 59.995/100          | 60.00
            2 | 1/16                      | 1/16                | 6.25
            2 | 1/32                      | 1/32                | 3.13
            2 | 33.33/100                 | 33.34/100           | 33.34
            2 | 999999999/1               |                     | 99999999900.00
            6 | 1/3                       |                     | 33.333333
            6 | 2/3                       |                     | 66.666667
            """)
    void isRoundedOnceHalfUp(int decimals, String first, String second, String shown) {
        Classroom class1 =
                new Classroom().decimals(decimals).category("first", "1", 0).category("second", "1", 0);
        class1.has("first", first.split(" "));
        if (second != null) {
            class1.has("second", second.split(" "));
        }

        assertEquals(shown, class1.current());
    }

    /** Two categories that would each be rounded up, and their mean with them. */
    @ParameterizedTest
    @CsvSource({"1, 1, 89.99", "3, 1, 89.99", "1, 3, 89.99"})
    void isNotRoundedOnTheWay(String one, String other, String shown) {
        Classroom class1 = new Classroom()
                .category("first", one, 0)
                .category("second", other, 0)
                .has("first", "89.9949/100")
                .has("second", "89.9949/100");

        assertEquals(shown, class1.current());
    }
}
