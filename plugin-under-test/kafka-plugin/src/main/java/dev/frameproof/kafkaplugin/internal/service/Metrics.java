package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.protocol.plugin.PacketSink;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the plugin counts, in Prometheus' text format. */
public final class Metrics {
    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder begun = new LongAdder();
    private final LongAdder frames = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void streamBegan() {
        running.incrementAndGet();
        begun.increment();
    }

    void streamEnded() {
        running.decrementAndGet();
    }

    /** @return the sink, counting what goes through */
    PacketSink counting(PacketSink sink) {
        return new PacketSink() {
            @Override
            public void send(byte[] array, int offset, int length) throws InterruptedException {
                sink.send(array, offset, length);
                frames.increment();
                bytes.add(length);
            }

            @Override
            public boolean isReady() {
                return sink.isReady();
            }

            @Override
            public void awaitReady() throws InterruptedException {
                sink.awaitReady();
            }

            @Override
            public boolean isCancelled() {
                return sink.isCancelled();
            }

            @Override
            public void onCancel(Runnable action) {
                sink.onCancel(action);
            }
        };
    }

    String text() {
        Runtime runtime = Runtime.getRuntime();
        StringBuilder text = new StringBuilder();
        metric(text, "frameproof_kafka_streams", "gauge", "Streams that run now.", running.get());
        metric(text, "frameproof_kafka_streams_total", "counter", "Streams that were run.", begun.sum());
        metric(text, "frameproof_kafka_frames_total", "counter", "Frames that were sent.", frames.sum());
        metric(text, "frameproof_kafka_frame_bytes_total", "counter", "Bytes of the frames.", bytes.sum());
        metric(
                text,
                "frameproof_kafka_heap_bytes",
                "gauge",
                "Used memory of the heap.",
                runtime.totalMemory() - runtime.freeMemory());
        return text.toString();
    }

    private static void metric(StringBuilder text, String name, String type, String help, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(' ').append(value).append('\n');
    }
}
