package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LiveStormTest {
    private static final int VIEWERS = 200;
    private static final int CHANNELS = 5;
    private static final long SEED = 20_261_122;

    @Test
    void twoHundredViewersComeAndGoAndNothingStaysBehind() throws Exception {
        EmbeddedServerConfig config =
                TestingServer.config().withLimits(LiveLimits.grafana().withMaxConnections(-1));
        int leaksBefore = TestingLeakDetector.leaks().size();
        try (TestingServer server = new TestingServer(config)) {
            ExecutorService threads = Executors.newFixedThreadPool(17);
            AtomicBoolean over = new AtomicBoolean();
            try {
                Future<Integer> source = threads.submit(() -> sendUntil(over, server));
                List<Future<Integer>> storms = new ArrayList<>();
                for (int thread = 0; thread < 16; thread++) {
                    int share = VIEWERS / 16 + (thread < VIEWERS % 16 ? 1 : 0);
                    Random random = new Random(SEED + thread);
                    storms.add(threads.submit(() -> storm(server, share, random)));
                }
                int received = 0;
                for (Future<Integer> storm : storms) {
                    received += storm.get(30, TimeUnit.SECONDS);
                }
                over.set(true);
                assertThat(source.get(10, TimeUnit.SECONDS)).as("pushes sent").isPositive();
                assertThat(received).as("pushes received, seed " + SEED).isPositive();
            } finally {
                over.set(true);
                threads.shutdownNow();
            }
            TestingServer.await("all to be gone", () -> server.server.liveConnections() == 0);
            for (int channel = 0; channel < CHANNELS; channel++) {
                assertThat(server.server.liveSubscribers(TestingServer.channel("s" + channel)))
                        .isZero();
            }
            server.streams();
            server.time.advance(Duration.ofSeconds(15));
            assertThat(server.streams()).isEmpty();
            assertThat(server.backend.streams).noneMatch(TestingStream::isRunning);
        }
        assertThat(leaksSince(leaksBefore)).isEmpty();
    }

    @Test
    void bufferThatNobodyReleasesIsReported() throws Exception {
        int before = TestingLeakDetector.leaks().size();
        lose();
        assertThat(leaksSince(before)).isNotEmpty();
    }

    @Test
    void everyViewerGetsEveryFrameInOrder() throws Exception {
        String channel = TestingServer.channel("order");
        try (TestingServer server = new TestingServer();
                TestingViewer first = server.viewer();
                TestingViewer second = server.viewer();
                TestingViewer third = server.viewer()) {
            List<TestingViewer> viewers = List.of(first, second, third);
            for (TestingViewer viewer : viewers) {
                viewer.subscribe(channel);
            }
            TestingStream stream = server.running("order");
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> reads = new ArrayList<>();
                for (TestingViewer viewer : viewers) {
                    reads.add(threads.submit(() -> {
                        int next = 0;
                        while (next < 20_000
                                && viewer.text().equals(TestingViewer.push(channel, Integer.toString(next)))) {
                            next++;
                        }
                        return next;
                    }));
                }
                for (int i = 0; i < 20_000; i++) {
                    stream.send(Integer.toString(i));
                }
                for (Future<Integer> read : reads) {
                    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(20_000);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static int storm(TestingServer server, int viewers, Random random) throws Exception {
        int received = 0;
        for (int i = 0; i < viewers; i++) {
            try (TestingViewer viewer = server.viewer()) {
                String channel = TestingServer.channel("s" + random.nextInt(CHANNELS));
                viewer.subscribe(channel);
                int pushes = random.nextInt(3);
                for (int n = 0; n < pushes; n++) {
                    assertThat(viewer.text()).startsWith("{\"push\":{\"channel\":\"" + channel + "\"");
                    received++;
                }
                if (random.nextBoolean()) {
                    // Pushes may still come before the answer.
                    long id = viewer.send("\"unsubscribe\":{\"channel\":\"%s\"}".formatted(channel));
                    String text = viewer.text();
                    while (!text.equals("{\"id\":%d,\"unsubscribe\":{}}".formatted(id))) {
                        text = viewer.text();
                    }
                    viewer.expectSilence();
                }
            }
        }
        return received;
    }

    private static int sendUntil(AtomicBoolean over, TestingServer server) {
        int sent = 0;
        while (!over.get()) {
            for (TestingStream stream : server.backend.streams) {
                if (stream.isRunning()) {
                    stream.send("{\"data\":{\"values\":[[%d]]}}".formatted(sent++));
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        return sent;
    }

    @SuppressWarnings("CheckReturnValue") // Losing it is the point.
    private static void lose() {
        ByteBuf lost = PooledByteBufAllocator.DEFAULT.directBuffer(16);
        lost.writeByte(1);
    }

    /** Netty notices a lost buffer when the next one is made after the garbage collection. */
    private static List<String> leaksSince(int before) {
        for (int i = 0; i < 10 && TestingLeakDetector.leaks().size() == before; i++) {
            System.gc();
            for (int n = 0; n < 50; n++) {
                PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
            }
        }
        List<String> leaks = TestingLeakDetector.leaks();
        return List.copyOf(leaks.subList(before, leaks.size()));
    }
}
