package dev.frameproof.scenarios.grafanalive.internal.fsm;

import java.util.List;

/** Connected again; the streams are being subscribed to again, one after the other. */
record Restoring(BackOff backOff, int tries, List<String> left) implements ViewerState {
    static ViewerState begin(BackOff backOff, int tries, ViewerPort port) {
        return next(backOff, tries, port.streams(), port);
    }

    private static ViewerState next(BackOff backOff, int tries, List<String> left, ViewerPort port) {
        if (left.isEmpty()) {
            port.done();
            return new Connected();
        }
        port.subscribe(left.get(0));
        return new Restoring(backOff, tries, List.copyOf(left));
    }

    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Agreed) {
            return next(backOff, tries, left.subList(1, left.size()), port);
        }
        if (event instanceof ViewerEvent.Refused refused) {
            port.failed("connected again, but %s was refused: %s"
                    .formatted(refused.stream(), refused.reason().getMessage()));
            return new Connected();
        }
        if (event instanceof ViewerEvent.Lost lost) {
            port.disconnect();
            return Reopening.failed(backOff, tries, lost.reason(), port);
        }
        return otherwise(event);
    }

    @Override
    public String describe() {
        return "subscribing again to " + left.get(0);
    }
}
