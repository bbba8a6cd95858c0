package dev.frameproof.producers.workload;

/** How much a line of a log matters. */
enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR
}
