package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void handsOnInOrderFromAnotherThreadAndEndsLast() throws Exception {
        try (var inbox = new Inbox(1 << 20)) {
            var heard = new Heard();
            LiveListener in = inbox.of(heard, on -> {});
            for (int i = 0; i < 1_000; i++) {
                byte[] bytes = ("x" + i + "y").getBytes(StandardCharsets.UTF_8);
                in.onData(bytes, 1, bytes.length - 1, i);
                bytes[1] = '?';
            }
            in.onEnd(new LiveException.Closed(3008, "slow"));
            assertThat(inbox.settle(DEADLINE)).isTrue();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                expected.add(i + "@" + i);
            }
            expected.add("end: slow");
            assertThat(heard.all).isEqualTo(expected);
            assertThat(heard.threads).containsOnly("verify");
        }
    }

    @Test
    void leavesTheSocketUnreadPastTheBoundUntilHalfIsDone() throws Exception {
        try (var inbox = new Inbox(10)) {
            var gate = new CountDownLatch(1);
            var heard = new Heard();
            LiveListener slow = (bytes, from, to, arrivedNanos) -> {
                awaitQuietly(gate);
                heard.onData(bytes, from, to, arrivedNanos);
            };
            List<Boolean> reading = Collections.synchronizedList(new ArrayList<>());
            LiveListener in = inbox.of(slow, reading::add);
            in.onData(new byte[10], 0, 10, 0);
            assertThat(reading).isEmpty();
            in.onData(new byte[4], 0, 4, 0);
            in.onData(new byte[4], 0, 4, 0);
            assertThat(reading).containsExactly(false);
            gate.countDown();
            assertThat(inbox.settle(DEADLINE)).isTrue();
            assertThat(reading).containsExactly(false, true);
            assertThat(heard.all).hasSize(3);
        }
    }

    @Test
    void listenerThatFailsHearsThatItsStreamIsOverAndTheOthersGoOn() throws Exception {
        try (var inbox = new Inbox(1 << 20)) {
            var failing = new Heard();
            failing.fails = true;
            var other = new Heard();
            inbox.of(failing, on -> {}).onData(new byte[] {'1'}, 0, 1, 0);
            inbox.of(other, on -> {}).onData(new byte[] {'2'}, 0, 1, 0);
            assertThat(inbox.settle(DEADLINE)).isTrue();
            assertThat(failing.all).hasSize(1).first().asString().contains("could not be looked at");
            assertThat(other.all).containsExactly("2@0");
        }
    }

    @Test
    void saysWhenItDoesNotSettle() throws Exception {
        var gate = new CountDownLatch(1);
        try (var inbox = new Inbox(1 << 20)) {
            inbox.of((bytes, from, to, arrivedNanos) -> awaitQuietly(gate), on -> {})
                    .onData(new byte[1], 0, 1, 0);
            assertThat(inbox.settle(Duration.ofMillis(20))).isFalse();
            gate.countDown();
            assertThat(inbox.settle(DEADLINE)).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            assertThat(gate.await(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Heard implements LiveListener {
        private final List<String> all = Collections.synchronizedList(new ArrayList<>());
        private final List<String> threads = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean fails;

        @Override
        public void onData(byte[] bytes, int from, int to, long arrivedNanos) {
            threads.add(Thread.currentThread().getName());
            if (fails) {
                throw new IllegalStateException("told so by the test");
            }
            all.add(new String(bytes, from, to - from, StandardCharsets.UTF_8) + "@" + arrivedNanos);
        }

        @Override
        public void onEnd(LiveException reason) {
            all.add("end: " + reason.getMessage());
        }
    }
}
