package dev.frameproof.kafkaplugin.internal.service;

/** Whether something the user entered can be used. */
record Verdict(boolean good, String message) {
    static Verdict good(String message) {
        return new Verdict(true, message);
    }

    static Verdict bad(String message) {
        return new Verdict(false, message);
    }
}
