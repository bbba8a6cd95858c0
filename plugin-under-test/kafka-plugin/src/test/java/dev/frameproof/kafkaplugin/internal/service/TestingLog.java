package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.protocol.plugin.PluginLog;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A log that tests can wait for and read. */
public final class TestingLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final StringBuilder text = new StringBuilder();
    private final PluginLog log = new PluginLog(new Output(), PluginLog.Level.INFO, Clock.systemUTC());

    public PluginLog log() {
        return log;
    }

    public String text() {
        lock.lock();
        try {
            return text.toString();
        } finally {
            lock.unlock();
        }
    }

    /** @return how many times the words were logged */
    public int count(String words) {
        return (text().length() - text().replace(words, "").length()) / words.length();
    }

    /** Waits until the words were logged. */
    public void await(String words, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        lock.lock();
        try {
            while (text.indexOf(words) < 0) {
                long rest = end - System.nanoTime();
                if (rest <= 0) {
                    throw new AssertionError("not logged within " + deadline + ": " + words + "\n" + text);
                }
                grown.await(rest, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            lock.lock();
            try {
                text.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
