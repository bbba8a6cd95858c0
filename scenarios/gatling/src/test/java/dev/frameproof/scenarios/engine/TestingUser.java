package dev.frameproof.scenarios.engine;

import com.typesafe.scalalogging.Logger;
import com.typesafe.scalalogging.Logger$;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.session.Session$;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** A virtual user with an event loop of its own, and what follows the action under test. */
public final class TestingUser implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final EventLoop loop = new DefaultEventLoop();
    private final BlockingQueue<Session> arrived = new LinkedBlockingQueue<>();

    /** @return a session of the scenario {@code scenario} */
    public Session session(long userId) {
        return Session$.MODULE$.apply("scenario", userId, loop);
    }

    /** @return what follows */
    public Action next() {
        return new End(arrived);
    }

    /** @return the session with which the user went on */
    public Session awaitNext() throws InterruptedException {
        Session session = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (session == null) {
            throw new AssertionError("the user did not go on within " + PATIENCE_SECONDS + " s");
        }
        return session;
    }

    /** @return whether it went on already */
    public boolean wentOn() {
        return !arrived.isEmpty();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class End implements Action {
        private final BlockingQueue<Session> arrived;
        private Logger logger = Logger$.MODULE$.apply(LoggerFactory.getLogger(End.class));

        End(BlockingQueue<Session> arrived) {
            this.arrived = arrived;
        }

        @Override
        public String name() {
            return "end";
        }

        @Override
        public void execute(Session session) {
            arrived.add(session);
        }

        @Override
        public Logger logger() {
            return logger;
        }

        @Override
        public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger other) {
            logger = other;
        }
    }
}
