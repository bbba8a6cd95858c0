package dev.frameproof.harness.watch;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.producers.registry.RegisteredSchema;
import dev.frameproof.producers.registry.SchemaReference;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.registry.SchemaText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A schema registry that runs, as decoding asks it. What an id stands for is kept; what it did not know, and which version
 * of a subject is the latest, is asked again after a second.
 */
public final class RegistrySchemas implements SchemaLookup {
    private static final int NOT_FOUND_FROM = 40400;
    private static final int NOT_FOUND_TO = 40499;
    private static final int PLAIN_NOT_FOUND = 404;
    private static final int DEEPEST = 20;
    private static final int MOST_UNKNOWN = 10_000;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final SchemaRegistryClient client;
    private final LongSupplier nanos;
    private final Map<Integer, Registered> known = new ConcurrentHashMap<>();
    private final Map<Integer, Answer> unknown = new ConcurrentHashMap<>();
    private final Map<String, Answer> latest = new ConcurrentHashMap<>();

    private record Answer(Optional<Registered> schema, long atNanos) {}

    public RegistrySchemas(SchemaRegistryClient client) {
        this(client, System::nanoTime);
    }

    /** @param nanos the time by which answers grow old */
    RegistrySchemas(SchemaRegistryClient client, LongSupplier nanos) {
        this.client = requireNonNull(client, "client");
        this.nanos = requireNonNull(nanos, "nanos");
    }

    private boolean isFresh(Answer answer) {
        return answer != null && nanos.getAsLong() - answer.atNanos() < ASK_AGAIN.toNanos();
    }

    @Override
    public Optional<Registered> byId(int id) {
        Registered kept = known.get(id);
        if (kept != null) {
            return Optional.of(kept);
        }
        Answer before = unknown.get(id);
        if (isFresh(before)) {
            return before.schema();
        }
        try {
            Registered registered = registered(id, "", client.byId(id));
            known.put(id, registered);
            return Optional.of(registered);
        } catch (SchemaRegistryException refused) {
            Optional<Registered> absent = absent(refused);
            if (unknown.size() >= MOST_UNKNOWN) {
                unknown.clear();
            }
            unknown.put(id, new Answer(absent, nanos.getAsLong()));
            return absent;
        }
    }

    @Override
    public Optional<Registered> latest(String subject) {
        Answer before = latest.get(subject);
        if (isFresh(before)) {
            return before.schema();
        }
        Answer now = new Answer(ask(subject), nanos.getAsLong());
        latest.put(subject, now);
        return now.schema();
    }

    private Optional<Registered> ask(String subject) {
        try {
            RegisteredSchema newest = client.latest(subject);
            return Optional.of(registered(newest.id(), subject, newest.text()));
        } catch (SchemaRegistryException refused) {
            return absent(refused);
        }
    }

    private Registered registered(int id, String subject, SchemaText schema) {
        Map<String, Reference> used = new LinkedHashMap<>();
        collect(schema, used, 0);
        return new Registered(id, schema.type().name(), subject, schema.schema(), List.copyOf(used.values()));
    }

    /** Each after those that it uses itself. */
    private void collect(SchemaText schema, Map<String, Reference> used, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (SchemaReference reference : schema.references()) {
            if (!used.containsKey(reference.name())) {
                SchemaText other =
                        client.version(reference.subject(), reference.version()).text();
                collect(other, used, depth + 1);
                used.put(reference.name(), new Reference(reference.name(), other.schema()));
            }
        }
    }

    private static Optional<Registered> absent(SchemaRegistryException refused) {
        int code = refused.errorCode();
        if (code == PLAIN_NOT_FOUND || (code >= NOT_FOUND_FROM && code <= NOT_FOUND_TO)) {
            return Optional.empty();
        }
        throw refused;
    }
}
