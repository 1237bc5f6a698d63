package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.text.OneLine;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;
import org.jspecify.annotations.Nullable;

/**
 * {@code %oneLine} in a pattern of Log4j: the message as {@link OneLine} writes it, so that nothing in it can begin another
 * line, hide, or be shown in another order.
 */
@Plugin(name = "oneLine", category = PatternConverter.CATEGORY)
@ConverterKeys("oneLine")
public final class OneLineConverter extends LogEventPatternConverter {

    private OneLineConverter() {
        super("oneLine", "message");
    }

    /** Called by Log4j for each use in a pattern. */
    public static OneLineConverter newInstance(String @Nullable [] unused) {
        return new OneLineConverter();
    }

    @Override
    public void format(LogEvent event, StringBuilder text) {
        text.append(OneLine.of(event.getMessage().getFormattedMessage()));
    }
}
