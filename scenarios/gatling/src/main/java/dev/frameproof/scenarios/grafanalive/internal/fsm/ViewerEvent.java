package dev.frameproof.scenarios.grafanalive.internal.fsm;

import dev.frameproof.live.LiveException;

/** What happens to a viewer. */
public sealed interface ViewerEvent {
    /** @return in words, for what follows "cannot" */
    String describe();

    /** The scenario wants something, and waits for the answer. */
    sealed interface Command extends ViewerEvent {}

    /** Something came from the target, or is due. */
    sealed interface News extends ViewerEvent {}

    /** To open the connection. */
    record Connect() implements Command {
        @Override
        public String describe() {
            return "connect";
        }
    }

    /** To subscribe to a stream, which has been prepared under its name. */
    record Subscribe(String stream) implements Command {
        @Override
        public String describe() {
            return "subscribe to " + stream;
        }
    }

    /** To leave a stream. */
    record Unsubscribe(String stream) implements Command {
        @Override
        public String describe() {
            return "unsubscribe from " + stream;
        }
    }

    /** To wait for something. */
    record Await(Awaited awaited) implements Command {
        @Override
        public String describe() {
            return "await " + awaited.describe();
        }
    }

    /** To close the connection, and open it again with all its streams. */
    record Reconnect(BackOff backOff) implements Command {
        @Override
        public String describe() {
            return "reconnect";
        }
    }

    /** To stop, resume or slow down reading. */
    record Read(ReadingPace pace) implements Command {
        @Override
        public String describe() {
            return "change how it reads";
        }
    }

    /** To close the connection for good. */
    record Close() implements Command {
        @Override
        public String describe() {
            return "close";
        }
    }

    /** The connection is open. */
    record Opened() implements News {
        @Override
        public String describe() {
            return "be told that the connection is open";
        }
    }

    /** The connection could not be opened. */
    record NotOpened(LiveException reason) implements News {
        @Override
        public String describe() {
            return "be told that the connection could not be opened";
        }
    }

    /** The target has agreed to a subscription, or to its end. */
    record Agreed(String stream) implements News {
        @Override
        public String describe() {
            return "be told that the target agreed about " + stream;
        }
    }

    /** The target has refused a subscription, or its end. */
    record Refused(String stream, LiveException reason) implements News {
        @Override
        public String describe() {
            return "be told that the target refused " + stream;
        }
    }

    /** A frame came and was verified. */
    record FrameCame(String stream, Arrival arrival) implements News {
        @Override
        public String describe() {
            return "take a frame of " + stream;
        }
    }

    /** A time is over: that of what is awaited, or that until the next try. */
    record TimeOver(long ticket) implements News {
        @Override
        public String describe() {
            return "be told that a time is over";
        }
    }

    /** The connection is gone, or the target took a subscription away. */
    record Lost(LiveException reason) implements News {
        @Override
        public String describe() {
            return "be told that the connection is gone";
        }
    }
}
