package dev.rollcall.portal.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Figures;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static Histogram of(Integer... tenths) {
        BigDecimal any = BigDecimal.TEN;
        return Histogram.of(new Figures(4, any, any, any, any, any, List.of(tenths)));
    }

    @Test
    void theHighestBarHasTheWholeHeightAndTheOthersTheirShare() {
        Histogram histogram = of(0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0);

        Histogram.Bar half = histogram.bars().get(4);
        Histogram.Bar whole = histogram.bars().get(9);
        assertEquals(whole.height(), 2 * half.height());
        assertEquals(Histogram.BASE, half.y() + half.height());
        assertEquals(0, histogram.bars().get(0).height());
    }

    @Test
    void aboveFullMarksThereIsABarOnlyIfSomebodyHasThat() {
        assertEquals(10, of(0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0).bars().size());
        Histogram above = of(0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1);
        assertEquals(11, above.bars().size());
        assertTrue(above.bars().get(10).isAbove());
    }

    @Test
    void everyBarLiesWithinTheDrawing() {
        for (Histogram.Bar bar : of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).bars()) {
            assertTrue(bar.x() >= 0 && bar.x() + bar.width() <= Histogram.WIDTH, bar.toString());
            assertTrue(bar.y() >= 0 && bar.y() + bar.height() <= Histogram.HEIGHT, bar.toString());
        }
    }
}
