/**
 * One load on many machines: tasks that Trogdor, Kafka's own distributed test framework, runs on its agents, and their
 * results put together as if one machine had done it all.
 */
package dev.frameproof.agents;
