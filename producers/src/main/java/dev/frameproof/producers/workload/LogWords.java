package dev.frameproof.producers.workload;

import java.util.List;
import java.util.Map;

/** What services log. Messages leave open, in braces: a small number, an id, milliseconds, a user, another service. */
final class LogWords {
    static final List<String> SERVICES = List.of(
            "checkout",
            "payments",
            "catalog",
            "shipping",
            "accounts",
            "search",
            "inventory",
            "gateway",
            "pricing",
            "reviews",
            "billing",
            "mail");

    static final List<String> USERS = List.of("ada", "björn", "chidi", "dóra", "o'neill", "łucja", "haruto", "Σοφία");

    /** By level, loggers and their messages. */
    static final Map<LogLevel, List<String>> MESSAGES = Map.of(
            LogLevel.DEBUG,
                    List.of(
                            "db.Pool - {n} of 200 connections in use",
                            "cache.Sessions - miss for session={id}, loaded in {ms} ms",
                            "http.Client - {other} answered 200 in {ms} ms",
                            "auth.Tokens - token of \"{user}\" is good for {id} s"),
            LogLevel.INFO,
                    List.of(
                            "http.Server - GET /orders/{id} 200 in {ms} ms",
                            "http.Server - POST /orders 201 in {ms} ms, user={user}",
                            "http.Server - GET /health 200 in {ms} ms",
                            "kafka.Consumer - committed offset {id} of topic 'orders'",
                            "auth.Sessions - {user} signed in",
                            "jobs.Cleanup - removed {n} files below C:\\temp\\uploads in {ms} ms"),
            LogLevel.WARN,
                    List.of(
                            "http.Client - {other} did not answer within {ms} ms, trying again",
                            "db.Pool - waited {ms} ms for a connection",
                            "http.Server - GET /orders/{id} 429, user={user}",
                            "jvm.Memory - paused for {ms} ms, heap is 91% full"),
            LogLevel.ERROR,
                    List.of(
                            "http.Server - GET /orders/{id} 500 in {ms} ms",
                            "http.Server - POST /orders 503 in {ms} ms, user={user}",
                            "kafka.Consumer - record at offset {id} cannot be handled, it is set aside"));

    /** What is thrown, and what caused it. */
    static final List<List<String>> EXCEPTIONS = List.of(
            List.of(
                    "java.lang.IllegalStateException: order {id} is paid already",
                    "java.sql.SQLException: ERROR: duplicate key value violates unique constraint \"payments_pkey\""),
            List.of(
                    "java.io.UncheckedIOException: {other} cannot be reached",
                    "java.net.http.HttpTimeoutException: request timed out after {ms} ms"),
            List.of(
                    "java.lang.NullPointerException: Cannot invoke \"Customer.address()\" because \"customer\" is null"),
            List.of("java.time.format.DateTimeParseException: Text '31.02.2026' could not be parsed at index 2"));

    static final List<String> CALLS = List.of(
            "Orders.find(Orders.java:{n})",
            "Orders.place(Orders.java:{n})",
            "Handler.lambda$route$3(Handler.java:{n})",
            "Retry.call(Retry.java:{n})",
            "Repository.<init>(Repository.java:{n})",
            "Router.dispatch(Router.java:{n})");

    private LogWords() {}
}
