package dev.frameproof.host.embedded.internal.api;

/** A request that is answered with a refusal. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ApiAnswer answer;

    RefusedException(ApiAnswer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    ApiAnswer answer() {
        return answer;
    }
}
