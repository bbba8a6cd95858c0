package dev.frameproof.protocol.host;

import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** Reads one stream, asking for as many packets as its listener takes. */
final class StreamReader extends ClientCall.Listener<byte[]> implements StreamHandle {
    private static final int PACKETS_AHEAD = 16;

    private final ClientCall<RunStreamRequest, byte[]> call;
    private final PacketListener listener;
    private int owed;
    private boolean paused;
    private volatile boolean cancelled;

    StreamReader(ClientCall<RunStreamRequest, byte[]> call, PacketListener listener) {
        this.call = call;
        this.listener = listener;
    }

    void start(RunStreamRequest request) {
        call.start(this, new Metadata());
        call.request(PACKETS_AHEAD);
        call.sendMessage(request);
        call.halfClose();
    }

    @Override
    public void onMessage(byte[] data) {
        listener.onPacket(data);
        synchronized (this) {
            if (paused) {
                owed++;
                return;
            }
        }
        call.request(1);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (cancelled) {
            listener.onEnd(new StreamEnd.Cancelled());
        } else if (status.isOk()) {
            listener.onEnd(new StreamEnd.Completed());
        } else {
            listener.onEnd(new StreamEnd.Failed(status.getCode(), PluginCallException.describe(status)));
        }
    }

    @Override
    public synchronized void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        int packets;
        synchronized (this) {
            paused = false;
            packets = owed;
            owed = 0;
        }
        if (packets > 0) {
            call.request(packets);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        call.cancel("the host has ended the stream", null);
    }
}
