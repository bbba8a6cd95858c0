package dev.frameproof.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a child said: the beginning until somebody has seen it become ready, and always the last lines. */
final class LineHistory {

    static final int LAST_LINES = 20;
    private static final int FIRST_LINES = 10_000;

    private final Deque<String> last = new ArrayDeque<>();
    private final List<BlockingQueue<OutputLine>> followers = new ArrayList<>();
    private List<OutputLine> first = new ArrayList<>();
    private boolean keepsFirst = true;

    synchronized void add(OutputLine line) {
        if (last.size() == LAST_LINES) {
            last.removeFirst();
        }
        last.addLast(line.text());
        if (keepsFirst && first.size() < FIRST_LINES) {
            first.add(line);
        }
        followers.forEach(follower -> follower.add(line));
    }

    /** @return a queue with everything kept of the beginning and, until {@link #unfollow}, every line from now on */
    synchronized BlockingQueue<OutputLine> follow() {
        BlockingQueue<OutputLine> follower = new LinkedBlockingQueue<>(first);
        followers.add(follower);
        return follower;
    }

    synchronized void unfollow(BlockingQueue<OutputLine> follower) {
        followers.removeIf(each -> each == follower);
    }

    synchronized void forgetFirst() {
        keepsFirst = false;
        first = List.of();
    }

    synchronized List<String> lastLines() {
        return List.copyOf(last);
    }
}
