package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** There is a connection, with or without streams, and nothing is waited for. */
record Connected() implements ViewerState {
    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Subscribe subscribe) {
            if (port.streams().contains(subscribe.stream())) {
                port.failed("there is a subscription to %s already: unsubscribe first, or give it another name"
                        .formatted(subscribe.stream()));
                return this;
            }
            port.subscribe(subscribe.stream());
            return new Subscribing(subscribe.stream());
        }
        if (event instanceof ViewerEvent.Unsubscribe unsubscribe) {
            if (!port.streams().contains(unsubscribe.stream())) {
                port.failed(unknown(unsubscribe.stream(), port));
                return this;
            }
            port.unsubscribe(unsubscribe.stream());
            return new Leaving(unsubscribe.stream());
        }
        if (event instanceof ViewerEvent.Await await) {
            return await(await.awaited(), port);
        }
        if (event instanceof ViewerEvent.Reconnect reconnect) {
            port.disconnect();
            return Reopening.begin(reconnect.backOff(), port);
        }
        if (event instanceof ViewerEvent.Read read) {
            port.read(read.pace());
            port.done();
            return this;
        }
        if (event instanceof ViewerEvent.Close) {
            port.disconnect();
            port.done();
            return new NotConnected();
        }
        if (event instanceof ViewerEvent.Lost lost) {
            port.lost(lost.reason().getMessage());
            return new CutOff(lost.reason());
        }
        return otherwise(event);
    }

    private ViewerState await(Awaited awaited, ViewerPort port) {
        if (!(awaited.goal() instanceof Awaited.Closing) && !port.streams().contains(awaited.stream())) {
            port.failed(unknown(awaited.stream(), port));
            return this;
        }
        return Awaiting.begin(awaited, port);
    }

    private static String unknown(String stream, ViewerPort port) {
        return "there is no subscription to %s; there are: %s"
                .formatted(stream, port.streams().isEmpty() ? "none" : String.join(", ", port.streams()));
    }

    @Override
    public String describe() {
        return "connected";
    }
}
