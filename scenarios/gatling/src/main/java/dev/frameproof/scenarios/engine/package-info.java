/** What our protocols need of Gatling's Scala engine, in Java: actions, expressions, statistics, checks, components. */
package dev.frameproof.scenarios.engine;
