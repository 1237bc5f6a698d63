package dev.rollcall.launcher.terminal;

/** One word after {@code rollcall}. */
public interface Command {

    /** The word. */
    String name();

    /** The options it takes; every command takes {@code --base} and {@code --help} besides. */
    Syntax syntax();

    /** Returns what {@code rollcall help <name>} prints. */
    String help();

    /**
     * Runs it.
     *
     * @return the exit status
     * @throws dev.rollcall.launcher.failure.FailureException if it cannot be done
     */
    int run(Options options, Terminal terminal);
}
