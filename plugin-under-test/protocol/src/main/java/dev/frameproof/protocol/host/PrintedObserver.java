package dev.frameproof.protocol.host;

import dev.frameproof.protocol.goplugin.StdioData;
import io.grpc.stub.StreamObserver;

/** Passes printed parts on; how the call ends matters to nobody. */
final class PrintedObserver implements StreamObserver<StdioData> {
    private final PrintedListener listener;

    PrintedObserver(PrintedListener listener) {
        this.listener = listener;
    }

    @Override
    public void onNext(StdioData data) {
        listener.onPrinted(
                data.getChannel() == StdioData.Channel.STDERR, data.getData().toByteArray());
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
}
