package dev.rollcall.grading.http.api;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the statements that are prepared on its connections, and lets something happen just before one of them. */
final class WatchedSource implements DataSource {
    private final DataSource source;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicReference<@Nullable Meanwhile> meanwhile = new AtomicReference<>();

    WatchedSource(DataSource source) {
        this.source = source;
    }

    int statements() {
        return statements.get();
    }

    /** Does {@code work}, once, before the next statement with these words is prepared. */
    void before(String words, Runnable work) {
        meanwhile.set(new Meanwhile(sql -> sql.contains(words), work));
    }

    /** Does {@code work}, once, before the statement is prepared that is the {@code number}th from now on. */
    void before(int number, Runnable work) {
        int due = statements.get() + number;
        meanwhile.set(new Meanwhile(sql -> statements.get() >= due, work));
    }

    /** Lets nothing happen any more. */
    void leave() {
        meanwhile.set(null);
    }

    private void prepare(String sql) {
        statements.incrementAndGet();
        Meanwhile due = meanwhile.get();
        if (due != null && due.when.test(sql) && meanwhile.compareAndSet(due, null)) {
            due.work.run();
        }
    }

    private record Meanwhile(Predicate<String> when, Runnable work) {}

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        prepare((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not used");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }
}
