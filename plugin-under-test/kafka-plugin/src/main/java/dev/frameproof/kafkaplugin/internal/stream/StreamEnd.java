package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.protocol.plugin.PacketSink;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/** The host's wish to end a stream, seen from the stream's own thread. */
final class StreamEnd {
    private final CountDownLatch wished = new CountDownLatch(1);

    StreamEnd(PacketSink sink) {
        sink.onCancel(wished::countDown);
    }

    /** Makes the consumer return from whatever it waits for once the end is wished. */
    static void wakes(PacketSink sink, Consumer<?, ?> consumer) {
        sink.onCancel(consumer::wakeup);
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /**
     * Lets a pause pass.
     *
     * @throws CancellationException when the end is wished before
     */
    void pause(Duration pause) throws InterruptedException {
        if (wished.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new CancellationException("the host has ended the stream");
        }
    }
}
