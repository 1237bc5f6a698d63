package dev.rollcall.portal.page;

import dev.rollcall.portal.text.Visible;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HTML in which characters that are not seen, or that change how other text is seen, are spelled out wherever they are
 * shown. What a browser sends back stays as it was read, so that saving one field never changes the text of another.
 */
final class VisibleOutput extends OwaspHtmlTemplateOutput {
    /** The value of a field, and the comment of a cell of the grid. */
    private static final Set<String> SENT_BACK = Set.of("value", "data-c");

    /** An element whose content a browser sends back. */
    private static final String TEXT_AREA = "textarea";

    private boolean sentBack;

    /** Writes to {@code html}. */
    VisibleOutput(TemplateOutput html) {
        super(html);
    }

    @Override
    public void setContext(String tag, @Nullable String attribute) {
        sentBack = attribute == null ? TEXT_AREA.equals(tag) : SENT_BACK.contains(attribute);
        super.setContext(tag, attribute);
    }

    @Override
    public void writeUserContent(@Nullable String text) {
        super.writeUserContent(text == null || sentBack ? text : Visible.of(text));
    }
}
