package dev.rollcall.system.harness;

/** A process that is stopped where it is (SIGSTOP): its connections stay open, and nobody answers. It goes on when this is closed. */
public final class Frozen implements AutoCloseable {
    private final String process;

    /** Stops it. */
    public Frozen(ProcessHandle process) {
        this.process = Long.toString(process.pid());
        Commands.run("kill", "-STOP", this.process);
    }

    @Override
    public void close() {
        Commands.run("kill", "-CONT", process);
    }
}
