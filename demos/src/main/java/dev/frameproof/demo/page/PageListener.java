package dev.frameproof.demo.page;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.ForwardingListener;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.reports.Progress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands on what it hears to another listener, and what may be watched to the page as well. */
public final class PageListener extends ForwardingListener {
    private final LivePage page;

    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    public PageListener(RunListener next, LivePage page) {
        super(next);
        this.page = requireNonNull(page, "page");
    }

    /** @return done once the page has something to show */
    public CompletableFuture<Void> shown() {
        return shown;
    }

    @Override
    public void watching(RunningStreams streams) {
        super.watching(streams);
        if (streams.target().embedded()) {
            page.show(streams);
            reachable(List.of("", "  Live page  " + page.address(), ""));
            shown.complete(null);
        }
    }

    @Override
    public void over() {
        page.over();
        super.over();
    }

    @Override
    public void progress(Progress progress) {
        if (page.wasUsed()) {
            step("the page is open; for another browser: " + page.address(), progress.elapsed());
        }
        super.progress(progress);
    }
}
