package dev.frameproof.scenarios.grafanalive.internal.action;

import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.check.LiveFrames;
import dev.frameproof.scenarios.grafanalive.internal.client.Reply;
import dev.frameproof.scenarios.grafanalive.internal.client.VirtualViewer;
import dev.frameproof.scenarios.grafanalive.internal.fsm.Awaited;
import dev.frameproof.scenarios.grafanalive.internal.fsm.AwaitedFrames;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerEvent;
import dev.frameproof.scenarios.grafanalive.internal.protocol.GrafanaLiveComponents;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.util.Optional;

/** Has a viewer do something, logs it as a request, and goes on when it is done. */
final class LiveAction extends ChainedAction {
    private final SessionValue<String> request;
    private final LiveWish wish;
    private final GrafanaLiveComponents components;

    LiveAction(SessionValue<String> request, LiveWish wish, GrafanaLiveComponents components, Action next) {
        super("grafanaLive " + wish.getClass().getSimpleName(), components.log(), next);
        this.request = request;
        this.wish = wish;
        this.components = components;
    }

    @Override
    protected String requestName(Session session) {
        return request.of(session);
    }

    @Override
    protected void run(Session session) {
        String name = request.of(session);
        VirtualViewer viewer = components.viewer(session);
        long start = log().nowMillis();
        if (wish instanceof LiveWish.Subscribe subscribe) {
            try {
                viewer.prepare(subscribe.stream(), subscribe.query().of(session));
            } catch (IllegalArgumentException refused) {
                proceed(log().failed(session, name, start, log().nowMillis(), refused.getMessage()));
                return;
            }
        }
        viewer.command(command(), new Reply() {
            @Override
            public void done(Optional<AwaitedFrames> came) {
                session.eventLoop().execute(() -> succeeded(session, name, start, viewer, came));
            }

            @Override
            public void failed(String why) {
                session.eventLoop().execute(() -> proceed(log().failed(session, name, start, log().nowMillis(), why)));
            }
        });
    }

    private ViewerEvent.Command command() {
        if (wish instanceof LiveWish.Connect) {
            return new ViewerEvent.Connect();
        }
        if (wish instanceof LiveWish.Subscribe subscribe) {
            return new ViewerEvent.Subscribe(subscribe.stream());
        }
        if (wish instanceof LiveWish.Unsubscribe unsubscribe) {
            return new ViewerEvent.Unsubscribe(unsubscribe.stream());
        }
        if (wish instanceof LiveWish.Await await) {
            return new ViewerEvent.Await(new Awaited(
                    await.stream(),
                    await.goal(),
                    await.within(),
                    !await.checks().isEmpty()));
        }
        if (wish instanceof LiveWish.Reconnect reconnect) {
            return new ViewerEvent.Reconnect(reconnect.backOff());
        }
        if (wish instanceof LiveWish.Read read) {
            return new ViewerEvent.Read(read.pace());
        }
        return new ViewerEvent.Close();
    }

    private void succeeded(
            Session session, String name, long start, VirtualViewer viewer, Optional<AwaitedFrames> came) {
        long end = log().nowMillis();
        if (wish instanceof LiveWish.Close) {
            components.end(session);
        }
        Session after = session;
        Optional<String> failure = Optional.empty();
        if (wish instanceof LiveWish.Await await) {
            failure = viewer.newFindings(await.stream());
            if (came.isPresent()) {
                ResponseChecks.Outcome outcome =
                        await.checks().check(new LiveFrames(came.get(), viewer.stream(await.stream())), session);
                after = outcome.session();
                failure = failure.or(outcome::failure);
            }
        }
        proceed(
                failure.isPresent()
                        ? log().failed(after, name, start, end, failure.get())
                        : log().ok(after, name, start, end));
    }
}
