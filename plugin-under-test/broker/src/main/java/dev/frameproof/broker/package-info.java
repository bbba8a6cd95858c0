/** Apache Kafka: a broker of our own in a process of its own, and the way to a broker that runs already. */
package dev.frameproof.broker;
