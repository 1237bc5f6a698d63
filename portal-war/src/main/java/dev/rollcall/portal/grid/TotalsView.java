package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Explanation;
import dev.rollcall.portal.gradebook.Explanation.CategoryShare;
import dev.rollcall.portal.gradebook.Explanation.ItemShare;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a student's totals come about, in the words of a language.
 *
 * @param countsHidden whether they may count work that the student does not see
 */
public record TotalsView(SchoolClass section, String student, Sum current, Sum finished, boolean countsHidden)
        implements OfClass {

    /**
     * A total.
     *
     * @param total as the grid shows it
     */
    public record Sum(String total, List<Part> parts) {
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A category's part.
     *
     * @param title empty for work without a category
     * @param percentage a dash when nothing in it counts
     * @param share of the total, in percent
     * @param points percentage points of the total
     */
    public record Part(String title, String percentage, String share, String points, List<Piece> pieces) {
        public Part {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A piece of work's part.
     *
     * @param treatment what became of it, in words
     * @param counts whether it has a part in the total at all
     */
    public record Piece(
            String title, String treatment, boolean counts, String earned, String possible, String points) {}

    /** The explanation in a report. */
    public static TotalsView of(Report report, Texts texts) {
        return new TotalsView(
                report.section(),
                report.student().name(),
                sum(report.current(), report, texts),
                sum(report.finished(), report, texts),
                report.countsHidden());
    }

    private static Sum sum(Explanation explanation, Report report, Texts texts) {
        Map<String, String> categories =
                report.categories().stream().collect(Collectors.toMap(Category::id, Category::title));
        Map<String, String> items = report.items().stream().collect(Collectors.toMap(LineItem::id, LineItem::title));
        return new Sum(
                Shown.total(explanation.total(), texts),
                explanation.categories().stream()
                        .map(share -> new Part(
                                categories.getOrDefault(share.category(), ""),
                                number(share.percentage(), texts),
                                texts.number(share.share().movePointRight(2)),
                                texts.number(share.contribution()),
                                pieces(share, items, report.isWeightless(share.category()), texts)))
                        .toList());
    }

    private static List<Piece> pieces(CategoryShare share, Map<String, String> items, boolean weightless, Texts texts) {
        return share.items().stream()
                .map(item -> piece(item, items, weightless, texts))
                .toList();
    }

    private static Piece piece(ItemShare share, Map<String, String> items, boolean weightless, Texts texts) {
        boolean counts = share.treatment().counts();
        String became = counts && weightless ? "weightless" : share.treatment().word();
        return new Piece(
                items.getOrDefault(share.lineItem(), share.lineItem()),
                texts.say("classes.treatment." + became),
                counts && !weightless,
                texts.number(share.earned()),
                texts.number(share.possible()),
                texts.number(share.contribution()));
    }

    private static String number(@Nullable BigDecimal number, Texts texts) {
        return number == null ? "–" : texts.number(number);
    }
}
