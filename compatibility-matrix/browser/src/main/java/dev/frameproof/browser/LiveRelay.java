package dev.frameproof.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One subscription of the page: messages on their way to it, each a line, and kept to be compared with what the page
 * shows. Once frozen, nothing more is passed on. Safe for use by several threads.
 */
final class LiveRelay {
    private static final byte[] END = {};
    private static final byte[] BEFORE = "{\"push\":".getBytes(UTF_8);
    private static final byte[] AFTER = "}\n".getBytes(UTF_8);

    private final String channel;
    private final String topic;
    private final String queryJson;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final List<byte[]> passed = new ArrayList<>();
    private boolean frozen;

    LiveRelay(String channel, String topic, String queryJson) {
        this.channel = channel;
        this.topic = topic;
        this.queryJson = queryJson;
    }

    String channel() {
        return channel;
    }

    String topic() {
        return topic;
    }

    String queryJson() {
        return queryJson;
    }

    /** A message from the source. */
    void push(byte[] message) {
        synchronized (this) {
            if (frozen) {
                return;
            }
            passed.add(message);
        }
        waiting.add(message);
    }

    /** From now on nothing is passed on; what came before still is. */
    synchronized void freeze() {
        frozen = true;
    }

    /** @return every message that was or will be passed on */
    synchronized List<byte[]> passed() {
        return List.copyOf(passed);
    }

    void end() {
        waiting.add(END);
    }

    /** Writes messages until the end, or until the page has gone. */
    void writeTo(OutputStream out) throws IOException {
        try {
            for (byte[] message = waiting.take(); message != END; message = waiting.take()) {
                out.write(BEFORE);
                out.write(message);
                out.write(AFTER);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
