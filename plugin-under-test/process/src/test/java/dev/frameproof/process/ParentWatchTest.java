package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ParentWatchTest {

    private final BlockingQueue<Integer> halts = new LinkedBlockingQueue<>();

    @Test
    void textEndsAtNulAndTheRestIsLeft() throws Exception {
        assertThat(watch("größe=1\nb\0tail").handedOver()).isEqualTo("größe=1\nb");
    }

    @Test
    void parentThatDiesWhileHandingOverIsNoticed() {
        assertThatThrownBy(() -> watch("half").handedOver())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("after 4 bytes");
    }

    @Test
    void orderlyEndIsHaltedWithZero() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        watch("\0").onParentGone(ended::countDown, Duration.ofSeconds(10));
        assertThat(halts.poll(10, TimeUnit.SECONDS)).isZero();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void endThatHangsIsHaltedWithOne() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        watch("")
                .onParentGone(
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        Duration.ofMillis(50));
        assertThat(halts.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        never.countDown();
    }

    private ParentWatch watch(String text) {
        InputStream stdin = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return ParentWatch.of(stdin, halts::add);
    }
}
