package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.trogdor.agent.Agent;
import org.apache.kafka.trogdor.agent.AgentRestResource;
import org.apache.kafka.trogdor.basic.BasicNode;
import org.apache.kafka.trogdor.basic.BasicPlatform;
import org.apache.kafka.trogdor.basic.BasicTopology;
import org.apache.kafka.trogdor.common.Node;
import org.apache.kafka.trogdor.common.Platform;
import org.apache.kafka.trogdor.common.Scheduler;
import org.apache.kafka.trogdor.coordinator.Coordinator;
import org.apache.kafka.trogdor.coordinator.CoordinatorRestResource;
import org.apache.kafka.trogdor.rest.JsonRestServer;

/**
 * Trogdor's agent or coordinator in this process, with Frameproof's tasks on its class path. Both listen on all
 * addresses of the machine and know no login: whoever reaches the port may run tasks there.
 */
public final class AgentProcess implements AutoCloseable {
    private static final String NODE = "frameproof";

    private final int port;
    private final Ending ending;

    private interface Ending {
        void begin() throws Exception;

        void await() throws Exception;
    }

    private AgentProcess(int port, Ending ending) {
        this.port = port;
        this.ending = requireNonNull(ending, "ending");
    }

    /**
     * Starts an agent.
     *
     * @param port 0 for a free one
     * @throws EnvironmentException when the port is taken
     */
    public static AgentProcess agent(int port) {
        var server = new JsonRestServer(port);
        var resource = new AgentRestResource();
        var agent = new Agent(platform(new TreeMap<>()), Scheduler.SYSTEM, server, resource);
        start(server, resource, port);
        return new AgentProcess(agent.port(), new Ending() {
            @Override
            public void begin() throws Exception {
                agent.beginShutdown();
            }

            @Override
            public void await() throws Exception {
                agent.waitForShutdown();
            }
        });
    }

    /**
     * Starts a coordinator.
     *
     * @param port 0 for a free one
     * @param agents whom it gives tasks to, by their names
     * @throws EnvironmentException when the port is taken
     */
    public static AgentProcess coordinator(int port, List<AgentAddress> agents) {
        NavigableMap<String, Node> nodes = new TreeMap<>();
        for (AgentAddress agent : agents) {
            nodes.put(
                    agent.name(),
                    new BasicNode(
                            agent.name(),
                            agent.host(),
                            Map.of(Platform.Config.TROGDOR_AGENT_PORT, Integer.toString(agent.port())),
                            Set.of()));
        }
        var server = new JsonRestServer(port);
        var resource = new CoordinatorRestResource();
        long firstWorker = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2);
        var coordinator = new Coordinator(platform(nodes), Scheduler.SYSTEM, server, resource, firstWorker);
        start(server, resource, port);
        return new AgentProcess(coordinator.port(), new Ending() {
            @Override
            public void begin() throws Exception {
                coordinator.beginShutdown(false);
            }

            @Override
            public void await() throws Exception {
                coordinator.waitForShutdown();
            }
        });
    }

    /** A coordinator is no agent: without a port of its own, Trogdor does not look for one on this node. */
    private static Platform platform(NavigableMap<String, Node> nodes) {
        nodes.put(NODE, new BasicNode(NODE, "localhost", Map.of(Platform.Config.TROGDOR_AGENT_PORT, "0"), Set.of()));
        return new BasicPlatform(
                NODE, new BasicTopology(nodes), Scheduler.SYSTEM, new BasicPlatform.ShellCommandRunner());
    }

    private static void start(JsonRestServer server, Object resource, int port) {
        try {
            server.start(resource);
        } catch (RuntimeException taken) {
            Throwable cause = taken.getCause() == null ? taken : taken.getCause();
            throw new EnvironmentException(
                    new Problem(
                            "Nothing can be started on port %d.".formatted(port),
                            String.valueOf(cause.getMessage()),
                            "Choose another one with --port."),
                    taken);
        }
    }

    public int port() {
        return port;
    }

    /** Waits until somebody ends it, by {@link #close} or over the network. */
    public void await() throws InterruptedException {
        try {
            ending.await();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            throw new IllegalStateException("it did not end in order", failed);
        }
    }

    /** Ends the tasks and then itself. */
    @Override
    public void close() {
        try {
            ending.begin();
            ending.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            throw new IllegalStateException("it did not end in order", failed);
        }
    }
}
