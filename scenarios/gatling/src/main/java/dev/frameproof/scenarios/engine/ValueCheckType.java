package dev.frameproof.scenarios.engine;

import io.gatling.javaapi.core.CheckBuilder;

/** The checks that {@link ValueCheck} makes. */
enum ValueCheckType implements CheckBuilder.CheckType {
    VALUE
}
