package dev.frameproof.broker.internal;

import java.nio.file.Path;
import kafka.server.KafkaRaftServer;

/** The orderly end of the broker, once, from wherever it is asked for. */
final class BrokerEnd {

    private final Path folder;
    private KafkaRaftServer server;
    private boolean ended;

    BrokerEnd(Path folder) {
        this.folder = folder;
    }

    synchronized void of(KafkaRaftServer started) {
        server = started;
    }

    /** After a start that failed: the parent may try again in the same folder. */
    synchronized void leaveToParent() {
        ended = true;
    }

    synchronized void run() {
        if (ended) {
            return;
        }
        ended = true;
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
        DataFolder.delete(folder);
    }
}
