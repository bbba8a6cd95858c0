package dev.frameproof.scenarios.grafanalive.internal.fsm;

import dev.frameproof.live.LiveException;

/** The connection has been lost. */
record CutOff(LiveException reason) implements ViewerState {
    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Reconnect reconnect) {
            port.disconnect();
            return Reopening.begin(reconnect.backOff(), port);
        }
        if (event instanceof ViewerEvent.Await await && await.awaited().goal() instanceof Awaited.Closing closing) {
            Awaiting.ended(await.awaited(), closing, reason, port);
            return this;
        }
        if (event instanceof ViewerEvent.Read read) {
            // Holds for the next connection.
            port.read(read.pace());
            port.done();
            return this;
        }
        if (event instanceof ViewerEvent.Close) {
            port.disconnect();
            port.done();
            return new NotConnected();
        }
        if (event instanceof ViewerEvent.Lost) {
            return this;
        }
        return otherwise(event);
    }

    @Override
    public String describe() {
        return "cut off (" + reason.getMessage() + ")";
    }
}
