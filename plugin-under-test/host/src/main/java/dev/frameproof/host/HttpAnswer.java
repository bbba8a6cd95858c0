package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

/**
 * What a target answered to a request.
 *
 * @param status the HTTP status
 * @param body its text, empty for none
 */
public record HttpAnswer(int status, String body) {
    public HttpAnswer {
        requireNonNull(body, "body");
    }

    /** @return whether the status says that it worked */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }
}
