package dev.rollcall.portal.page;

import gg.jte.html.OwaspHtmlPolicy;
import gg.jte.html.policy.PreventInlineEventHandlers;

/** What templates may not hold, checked when they are compiled: the usual rules, and no inline event handlers. */
public final class StrictPolicy extends OwaspHtmlPolicy {
    public StrictPolicy() {
        addPolicy(new PreventInlineEventHandlers());
    }
}
