package dev.rollcall.system.harness;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core has to say against a page: rules of WCAG 2.2, levels A and AA. */
public final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /** Those of its rules to which the width of a window and its colours matter. */
    public static final List<String> LOOKS = List.of(
            "color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size", "meta-viewport");

    /**
     * Returns a line for each element that breaks a rule as the page is shown at the moment.
     *
     * @param rules which are asked for; all when empty
     */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page, List<String> rules) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate("""
                async (rules) => {
                  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
                  const runOnly = rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags };
                  const found = await axe.run(document, { runOnly, resultTypes: ["violations"] });
                  return found.violations.flatMap((broken) => broken.nodes.map((node) =>
                    broken.id + ": " + node.target.join(" ") + ": " + node.failureSummary.replace(/\\s+/g, " ")));
                }""", rules);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
