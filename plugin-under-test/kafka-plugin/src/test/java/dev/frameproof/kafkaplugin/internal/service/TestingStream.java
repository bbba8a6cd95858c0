package dev.frameproof.kafkaplugin.internal.service;

import com.google.protobuf.ByteString;
import dev.frameproof.kafkaplugin.internal.client.KafkaClients;
import dev.frameproof.kafkaplugin.internal.client.KafkaLogging;
import dev.frameproof.kafkaplugin.internal.rows.TestingRows;
import dev.frameproof.kafkaplugin.internal.stream.TopicStream;
import dev.frameproof.protocol.plugin.PacketSink;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import dev.frameproof.protocol.pluginv2.PluginContext;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stream of the service on a thread of its own, and the host that takes its packets. */
public final class TestingStream implements PacketSink, AutoCloseable {
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private final TestingLog log = new TestingLog();
    private final TestingRows rows = new TestingRows();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> onCancel = new ArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private boolean cancelled;
    private boolean paused;

    private TestingStream() {}

    /** Runs a stream until the test closes it. */
    public static TestingStream run(String jsonData, String query, TopicStream.Limits limits) {
        TestingStream stream = new TestingStream();
        StreamService service = new StreamService(
                new Datasources(stream.log.log()),
                new KafkaClients(new KafkaLogging(stream.log.log())),
                new Metrics(),
                stream.log.log(),
                limits);
        RunStreamRequest request = RunStreamRequest.newBuilder()
                .setPluginContext(context(jsonData))
                .setPath("test")
                .setData(ByteString.copyFromUtf8(query))
                .build();
        Thread thread = new Thread(() -> stream.serve(service, request), "testing-stream");
        thread.setDaemon(true);
        thread.start();
        return stream;
    }

    static PluginContext context(String jsonData) {
        return PluginContext.newBuilder()
                .setDataSourceInstanceSettings(DataSourceInstanceSettings.newBuilder()
                        .setUid("uid")
                        .setJsonData(ByteString.copyFromUtf8(jsonData)))
                .build();
    }

    public TestingLog log() {
        return log;
    }

    /** Waits until the stream reads, so that what is produced from now on is new to it. */
    public TestingStream awaitReading() throws InterruptedException {
        log.await("\"@message\":\"reading\"", DEADLINE);
        return this;
    }

    /** @return the rows once there are so many, at least, in the order of their arrival */
    public List<TestingRows.Row> awaitRows(int count) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        lock.lock();
        try {
            while (rows.rows().size() < count) {
                long rest = deadline - System.nanoTime();
                if (rest <= 0 || end.isDone()) {
                    throw new AssertionError("%d rows instead of %d, ended: %s\n%s"
                            .formatted(rows.rows().size(), count, end, log.text()));
                }
                changed.await(rest, TimeUnit.NANOSECONDS);
            }
            return List.copyOf(rows.rows());
        } finally {
            lock.unlock();
        }
    }

    public List<Integer> frameSizes() {
        lock.lock();
        try {
            return List.copyOf(rows.frameSizes());
        } finally {
            lock.unlock();
        }
    }

    /** @return how the stream failed */
    public Throwable awaitFailure() throws InterruptedException {
        try {
            return end.handle((nothing, failure) -> failure).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("the stream has not failed\n" + log.text(), e);
        }
    }

    /** Takes no more packets, as a slow host. */
    public void pause(boolean nowPaused) {
        lock.lock();
        try {
            paused = nowPaused;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream and waits until its thread is done with it. */
    @Override
    public void close() {
        List<Runnable> actions;
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
            actions = List.copyOf(onCancel);
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
        try {
            awaitFailure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(StreamService service, RunStreamRequest request) {
        try {
            service.runStream(request, this);
            end.complete(null);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        } finally {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void send(byte[] array, int offset, int length) throws InterruptedException {
        awaitReady();
        lock.lock();
        try {
            rows.send(array, offset, length);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isReady() {
        lock.lock();
        try {
            return !paused;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitReady() throws InterruptedException {
        lock.lock();
        try {
            while (paused && !cancelled) {
                changed.await();
            }
            if (cancelled) {
                throw new CancellationException("cancelled by the test");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onCancel(Runnable action) {
        lock.lock();
        try {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }
}
