package dev.frameproof.scenarios.kafka.internal.request;

import io.gatling.core.session.Session;

/** Which records of a workload a virtual user sends. */
@FunctionalInterface
public interface IndexSource {
    /** @return the index of the first of so many records; the others follow it */
    long first(Session session, int count);
}
