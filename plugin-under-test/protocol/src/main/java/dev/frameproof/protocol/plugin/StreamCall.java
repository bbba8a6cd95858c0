package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.internal.Packet;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One running stream: lets its sender wait until the host has read, and tells it when the host wants no more. */
final class StreamCall implements PacketSink {
    /** Bytes that may wait for the host before a sender has to. */
    private static final int READY_BYTES = 128 * 1024;

    private final ServerCallStreamObserver<Packet> observer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> onCancel = new ArrayList<>();
    private volatile boolean cancelled;
    private boolean finished;

    /** To be made within the call's own start, as gRPC demands. */
    StreamCall(ServerCallStreamObserver<Packet> observer) {
        this.observer = observer;
        observer.setOnReadyThreshold(READY_BYTES);
        observer.setOnReadyHandler(this::wakeSender);
        observer.setOnCancelHandler(this::cancel);
    }

    @Override
    public void send(byte[] array, int offset, int length) throws InterruptedException {
        awaitReady();
        observer.onNext(new Packet(array, offset, length));
    }

    @Override
    public boolean isReady() {
        return observer.isReady();
    }

    @Override
    public void awaitReady() throws InterruptedException {
        if (observer.isReady() && !cancelled) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (!cancelled && !observer.isReady()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        if (cancelled) {
            throw new CancellationException("the host has ended the stream");
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
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

    void cancel() {
        List<Runnable> actions;
        lock.lock();
        try {
            cancelled = true;
            actions = List.copyOf(onCancel);
            onCancel.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }

    /** Ends the call; only the first end counts, and after the host's cancellation there is nobody to tell. */
    void finish(Optional<Status> failure) {
        lock.lock();
        try {
            if (finished || observer.isCancelled()) {
                return;
            }
            finished = true;
        } finally {
            lock.unlock();
        }
        failure.ifPresentOrElse(status -> observer.onError(status.asException()), observer::onCompleted);
    }

    private void wakeSender() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
