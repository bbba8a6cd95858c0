package dev.frameproof.host.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.host.StreamHandle;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;

/** A stream whose packets come from the test. */
public final class TestingStream implements StreamHandle {
    private final RunStreamRequest request;
    private final PacketListener listener;
    private boolean running = true;
    private boolean paused;

    TestingStream(RunStreamRequest request, PacketListener listener) {
        this.request = request;
        this.listener = listener;
    }

    public RunStreamRequest request() {
        return request;
    }

    public void send(String packet) {
        listener.onPacket(packet.getBytes(UTF_8));
    }

    public void end(StreamEnd end) {
        synchronized (this) {
            running = false;
        }
        listener.onEnd(end);
    }

    public synchronized boolean isRunning() {
        return running;
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    @Override
    public synchronized void pause() {
        paused = true;
    }

    @Override
    public synchronized void resume() {
        paused = false;
    }

    @Override
    public void cancel() {
        end(new StreamEnd.Cancelled());
    }
}
