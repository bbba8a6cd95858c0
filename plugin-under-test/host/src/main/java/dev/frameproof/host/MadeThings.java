package dev.frameproof.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What was made in a Grafana that others use, and how each is removed: the last first. Safe for use by several threads. */
final class MadeThings {
    private static final int NOT_FOUND = 404;

    private final Deque<Thing> made = new ArrayDeque<>();

    /**
     * Something that is removed by one request.
     *
     * @param what how it is called in an error
     */
    private record Thing(String what, Supplier<HttpAnswer> removal) {}

    /**
     * Makes something. It is noted before that, so an answer that is lost leaves nothing behind.
     *
     * @return what Grafana answered; when it refused, nothing is noted
     */
    HttpAnswer make(String what, Supplier<HttpAnswer> making, Supplier<HttpAnswer> removal) {
        var thing = new Thing(what, removal);
        synchronized (made) {
            made.push(thing);
        }
        HttpAnswer answer = making.get();
        if (!answer.isOk()) {
            synchronized (made) {
                made.remove(thing);
            }
        }
        return answer;
    }

    /**
     * Removes all of it; what is gone already counts as removed. A second call finds what was not removed before.
     *
     * @throws TargetException when not everything was removed; the rest was
     */
    void remove() {
        List<String> left = new ArrayList<>();
        synchronized (made) {
            for (Thing thing : List.copyOf(made)) {
                try {
                    HttpAnswer answer = thing.removal().get();
                    if (answer.isOk() || answer.status() == NOT_FOUND) {
                        made.remove(thing);
                    } else {
                        left.add("%s: %d %s".formatted(thing.what(), answer.status(), answer.body()));
                    }
                } catch (TargetException unanswered) {
                    left.add(thing.what() + ": " + unanswered.getMessage());
                }
            }
        }
        if (!left.isEmpty()) {
            throw new TargetException("not everything that was made was removed: " + String.join("; ", left));
        }
    }
}
