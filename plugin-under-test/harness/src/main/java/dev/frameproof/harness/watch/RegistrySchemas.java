package dev.frameproof.harness.watch;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.producers.registry.RegisteredSchema;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.registry.SchemaText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A schema registry that runs, as decoding asks it. What it has answered is kept, what it did not know is asked again. */
public final class RegistrySchemas implements SchemaLookup {
    private static final int NOT_FOUND_FROM = 40400;
    private static final int NOT_FOUND_TO = 40499;
    private static final int PLAIN_NOT_FOUND = 404;

    private final SchemaRegistryClient client;
    private final Map<Integer, Registered> known = new ConcurrentHashMap<>();

    public RegistrySchemas(SchemaRegistryClient client) {
        this.client = requireNonNull(client, "client");
    }

    @Override
    public Optional<Registered> byId(int id) {
        Registered kept = known.get(id);
        if (kept != null) {
            return Optional.of(kept);
        }
        try {
            SchemaText schema = client.byId(id);
            var registered = new Registered(id, schema.type().name(), "", schema.schema());
            known.put(id, registered);
            return Optional.of(registered);
        } catch (SchemaRegistryException refused) {
            return absent(refused);
        }
    }

    @Override
    public Optional<Registered> latest(String subject) {
        try {
            RegisteredSchema latest = client.latest(subject);
            return Optional.of(new Registered(latest.id(), latest.type().name(), subject, latest.schema()));
        } catch (SchemaRegistryException refused) {
            return absent(refused);
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
