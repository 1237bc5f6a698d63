package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.pipe.PipeLimits;
import java.util.Optional;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginConfiguration;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.validation.constraints.Required;
import org.apache.logging.log4j.core.util.Builder;
import org.jspecify.annotations.Nullable;

/** The attributes of {@code <Rollcall>}; {@code docs/logging.md} says what they mean. Filled in by Log4j. */
@SuppressWarnings("NullAway.Init")
public final class RollcallAppenderBuilder implements Builder<RollcallAppender> {

    /** Log4j sets the fields; to configure in code, use its {@code ConfigurationBuilder}. */
    private static final String SETTER = "log4j.public.setter";

    @PluginConfiguration
    private @Nullable Configuration configuration;

    @PluginElement("Filter")
    private @Nullable Filter filter;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    @Required(message = "a Rollcall appender needs a name")
    private String name;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private int maxEvents = PipeLimits.DEFAULT.maxEvents();

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private long maxBytes = PipeLimits.DEFAULT.maxBytes();

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private long maxSpoolBytes = PipeLimits.DEFAULT.maxSpoolBytes();

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private boolean spoolFirst = PipeLimits.DEFAULT.spoolFirst();

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private @Nullable String spool;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private @Nullable String service;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private @Nullable String node;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private @Nullable String url;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute
    private @Nullable String registry;

    @SuppressWarnings(SETTER)
    @PluginBuilderAttribute(sensitive = true)
    private @Nullable String key;

    RollcallAppenderBuilder() {}

    @Override
    public RollcallAppender build() {
        var limits = new PipeLimits(maxEvents, maxBytes, maxSpoolBytes, spoolFirst);
        Optional<Standalone> standalone = Standalone.of(service, node, url, registry, key, spool);
        LoggerContext context = configuration == null ? null : configuration.getLoggerContext();
        return new RollcallAppender(name, filter, Log4jPipe.of(context, name, limits, standalone));
    }
}
