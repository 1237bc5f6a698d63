package dev.rollcall.portal.page.accounts;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.Accounts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts as they were within the last second. Pages that are left open are all told of changes at the same time:
 * however many of them a person has, the database is asked once. Thread-safe.
 */
final class RecentAccounts {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MAX = 1_000;

    private final Accounts accounts;
    private final Ticker ticker;
    private final Map<String, Read> reads = new ConcurrentHashMap<>();

    /** What was read, and when. */
    private record Read(Optional<Account> account, long nanos) {}

    RecentAccounts(Accounts accounts, Ticker ticker) {
        this.accounts = accounts;
        this.ticker = ticker;
    }

    /**
     * The account of a name, which may be none of ours.
     *
     * @throws dev.rollcall.portal.accounts.AccountsUnavailableException when the database cannot be used
     */
    Optional<Account> find(String name) {
        long now = ticker.nanos();
        if (reads.size() >= MAX) {
            reads.values().removeIf(read -> !isFresh(read, now));
        }
        return reads.compute(
                        name,
                        (same, read) -> read != null && isFresh(read, now) ? read : new Read(accounts.find(same), now))
                .account();
    }

    private static boolean isFresh(Read read, long now) {
        return now - read.nanos() < FRESH_NANOS;
    }
}
