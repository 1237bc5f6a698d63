package dev.rollcall.system.bench;

import dev.rollcall.system.bench.Load.Result;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A load that was repeated: of every figure the median, and between what it lay.
 *
 * @param results one for each repetition, at least one
 */
record Repeated(List<Result> results) {

    Repeated {
        results = List.copyOf(results);
    }

    /** Returns how many came in a second. */
    double perSecond() {
        return results.stream()
                .mapToDouble(Result::perSecond)
                .sorted()
                .skip(results.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Says how many came in a second. */
    String rates() {
        var rates = results.stream().mapToDouble(Result::perSecond).summaryStatistics();
        return String.format(Locale.ROOT, "%,.0f/s (%,.0f to %,.0f)", perSecond(), rates.getMin(), rates.getMax());
    }

    /** Returns what so many in a hundred did not exceed. */
    Duration percentile(int percent) {
        return Sample.of(results.stream()
                        .map(result -> result.answers().percentile(percent))
                        .toList())
                .percentile(50);
    }

    /** Returns how long each answer took, of all repetitions. */
    Sample answers() {
        return Sample.joined(results.stream().map(Result::answers).toList());
    }

    /** Returns how many requests were not answered as they should be, in all repetitions. */
    int failed() {
        return results.stream().mapToInt(Result::failed).sum();
    }

    @Override
    public String toString() {
        return rates() + ", "
                + Sample.repeated(results.stream().map(Result::answers).toList())
                + (failed() == 0 ? "" : ", " + failed() + " **failed**");
    }
}
