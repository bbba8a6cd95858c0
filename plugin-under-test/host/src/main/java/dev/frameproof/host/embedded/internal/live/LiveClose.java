package dev.frameproof.host.embedded.internal.live;

/** Why the server ends a connection: the code and reason of its close frame. */
record LiveClose(int code, String reason) {
    static final LiveClose SHUTDOWN = new LiveClose(3001, "shutdown");
    static final LiveClose SLOW = new LiveClose(3008, "slow");
    static final LiveClose NO_PONG = new LiveClose(3012, "no pong");
    static final LiveClose BAD_REQUEST = new LiveClose(3501, "bad request");
    static final LiveClose STALE = new LiveClose(3502, "stale");
    static final LiveClose CONNECTION_LIMIT = new LiveClose(3504, "connection limit");
    static final LiveClose NOT_AVAILABLE = new LiveClose(3508, "not available");
}
