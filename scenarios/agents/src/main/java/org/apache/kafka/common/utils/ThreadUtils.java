package org.apache.kafka.common.utils;

import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one class that Trogdor 4.3.1 looks for and that Kafka's clients have had in another package since 4.4: with it,
 * Trogdor runs on them. To be removed once there is a Trogdor of the clients' version.
 */
public final class ThreadUtils {
    private ThreadUtils() {}

    /** @param pattern of the threads' names; a {@code %d} in it becomes their number, from 1 */
    public static ThreadFactory createThreadFactory(String pattern, boolean daemon) {
        var numbers = new AtomicLong();
        return work -> {
            String name =
                    pattern.contains("%d") ? String.format(Locale.ROOT, pattern, numbers.incrementAndGet()) : pattern;
            var thread = new Thread(work, name);
            thread.setDaemon(daemon);
            return thread;
        };
    }
}
