package dev.frameproof.host.embedded.internal.live;

/**
 * Why a command was refused, as the client reads it.
 *
 * @param temporary whether the client may try again
 */
public record LiveError(int code, String message, boolean temporary) {
    public static final LiveError INTERNAL = new LiveError(100, "internal server error", true);
    public static final LiveError PERMISSION_DENIED = new LiveError(103, "permission denied", false);
    public static final LiveError METHOD_NOT_FOUND = new LiveError(104, "method not found", false);
    public static final LiveError ALREADY_SUBSCRIBED = new LiveError(105, "already subscribed", false);
    public static final LiveError LIMIT_EXCEEDED = new LiveError(106, "limit exceeded", false);
    public static final LiveError BAD_REQUEST = new LiveError(107, "bad request", false);
    public static final LiveError NOT_AVAILABLE = new LiveError(108, "not available", false);
    public static final LiveError INVALID_CHANNEL = new LiveError(400, "invalid channel ID", false);
    public static final LiveError BAD_QUERY = new LiveError(400, "Bad Request", false);
    public static final LiveError FORBIDDEN = new LiveError(403, "Forbidden", false);
    public static final LiveError NOT_FOUND = new LiveError(404, "Not Found", false);
    public static final LiveError UNKNOWN_STATUS = new LiveError(500, "Internal Server Error", false);
}
