package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import com.typesafe.scalalogging.Logger;
import com.typesafe.scalalogging.Logger$;
import io.gatling.core.action.Action;
import io.gatling.core.action.BlockExit;
import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * An action that is followed by another one, as Gatling's own are: it runs on the virtual user's event loop, leaves
 * blocks whose condition no longer holds ({@code exitASAP} loops, {@code tryMax}), and when it breaks, the user goes on
 * as failed.
 *
 * <p>Implementations never block: what takes time goes on elsewhere and ends in {@link #proceed}.
 */
public abstract class ChainedAction implements Action {
    private final String name;
    private final RequestLog log;
    private final Action next;
    private Logger logger;

    /**
     * @param name of the action, for logs
     * @param next what follows
     */
    protected ChainedAction(String name, RequestLog log, Action next) {
        this.name = requireNonNull(name, "name");
        this.log = requireNonNull(log, "log");
        this.next = requireNonNull(next, "next");
        logger = Logger$.MODULE$.apply(LoggerFactory.getLogger(getClass()));
    }

    /**
     * Called on the session's event loop. Whatever becomes of the request, {@link #proceed} is called exactly once.
     *
     * @throws UnresolvedExpressionException for an expression that has no value: the request is counted as crashed
     */
    protected abstract void run(Session session);

    /** @return the request's name for what is logged when {@link #run} breaks */
    protected abstract String requestName(Session session);

    /** @return the statistics that requests are logged to */
    protected final RequestLog log() {
        return log;
    }

    /** Goes on with what follows; from any thread. */
    protected final void proceed(Session session) {
        next.$bang(session);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return name;
    }

    @Override
    public final void $bang(Session session) {
        EventLoop loop = session.eventLoop();
        if (loop.inEventLoop()) {
            execute(session);
        } else if (!loop.isShutdown()) {
            loop.execute(() -> execute(session));
        }
    }

    @Override
    public final void execute(Session session) {
        Option<BlockExit> exit = BlockExit.mustExit(session);
        if (exit.isDefined()) {
            log.leave(exit.get());
            return;
        }
        try {
            run(session);
        } catch (RuntimeException e) {
            log.crashed(session, nameOf(session), reason(e));
            proceed(session.markAsFailed());
        }
    }

    @Override
    public final Logger logger() {
        return logger;
    }

    /** For Gatling, whose trait holds a logger. */
    @Override
    public final void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger other) {
        logger = other;
    }

    private String nameOf(Session session) {
        try {
            return requestName(session);
        } catch (RuntimeException e) {
            return name;
        }
    }

    private String reason(RuntimeException e) {
        if (e instanceof UnresolvedExpressionException) {
            return e.getMessage();
        }
        LoggerFactory.getLogger(getClass()).error("Action {} broke", name, e);
        return e.toString();
    }
}
