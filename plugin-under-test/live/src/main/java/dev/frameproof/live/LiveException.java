package dev.frameproof.live;

/** Something that Live refused or that broke off. The message is for the user as it is. */
public sealed class LiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LiveException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The server did not let the WebSocket open. */
    public static final class Refused extends LiveException {
        private static final long serialVersionUID = 1L;

        private final int status;

        /** @param status the HTTP status, 401 for wrong credentials, 403 for an origin that is not allowed */
        public Refused(int status, String message) {
            super(message, null);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The server answered a command with an error. */
    public static final class Failed extends LiveException {
        private static final long serialVersionUID = 1L;

        private final int code;

        /**
         * @param code as Grafana sends it, for example 100 internal server error, 103 permission denied, 400 invalid
         *     channel ID, 403, 404
         */
        public Failed(int code, String message) {
            super(message, null);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** The connection is gone. */
    public static final class Closed extends LiveException {
        private static final long serialVersionUID = 1L;

        private final int code;

        /** @param code the WebSocket's close code, for example 3008 slow; 1006 when there was none */
        public Closed(int code, String message) {
            this(code, message, null);
        }

        public Closed(int code, String message, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** The server could not be reached. */
    public static final class Unreachable extends LiveException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
