package dev.rollcall.log.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.threads.Threads;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private final ScheduledExecutorService scheduler = Threads.scheduler("test-followers", 1);
    private final Followers followers = new Followers(scheduler, 2);
    private int closed;

    private final Followers.Follower follower = new Followers.Follower() {
        @Override
        public void appended() {
            throw new AssertionError("nothing is appended");
        }

        @Override
        public void beat() {
            throw new AssertionError("no time passes");
        }

        @Override
        public void close() {
            closed++;
            followers.remove(this);
        }
    };

    @AfterEach
    void stop() {
        Threads.stop(scheduler, Duration.ofSeconds(5));
    }

    @Test
    void whoFollowsIsLetGoWhenTheServiceStops() {
        assertTrue(followers.add(follower));

        followers.close();

        assertEquals(1, closed);
        assertEquals(0, followers.count());
    }

    /** Nobody would wake it any more, and it would keep the web application in memory until it leaves. */
    @Test
    void whoComesWhileTheServiceStopsIsLetGoAtOnce() {
        followers.close();

        assertTrue(followers.add(follower));

        assertEquals(1, closed);
        assertEquals(0, followers.count());
    }
}
