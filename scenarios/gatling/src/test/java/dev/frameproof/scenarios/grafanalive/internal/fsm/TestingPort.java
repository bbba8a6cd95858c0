package dev.frameproof.scenarios.grafanalive.internal.fsm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes what states have done. */
final class TestingPort implements ViewerPort {
    final List<String> calls = new ArrayList<>();
    List<String> streams = List.of();
    AwaitedFrames came;
    private long tickets;

    @Override
    public void open() {
        calls.add("open");
    }

    @Override
    public void disconnect() {
        calls.add("disconnect");
    }

    @Override
    public void subscribe(String stream) {
        calls.add("subscribe " + stream);
    }

    @Override
    public void unsubscribe(String stream) {
        calls.add("unsubscribe " + stream);
    }

    @Override
    public List<String> streams() {
        return streams;
    }

    @Override
    public void excuseEnd() {
        calls.add("excuse");
    }

    @Override
    public void newPage() {
        calls.add("new page");
    }

    @Override
    public void read(ReadingPace pace) {
        calls.add("read " + pace);
    }

    @Override
    public long after(Duration time) {
        calls.add("after " + time.toMillis());
        return ++tickets;
    }

    @Override
    public void done() {
        calls.add("done");
    }

    @Override
    public void done(AwaitedFrames frames) {
        came = frames;
        calls.add("done");
    }

    @Override
    public void failed(String why) {
        calls.add("failed: " + why);
    }

    @Override
    public void lost(String why) {
        calls.add("lost: " + why);
    }
}
