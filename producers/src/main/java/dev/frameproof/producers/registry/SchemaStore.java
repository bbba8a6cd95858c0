package dev.frameproof.producers.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a registry holds, in memory. Safe for use by several threads at once. */
final class SchemaStore {
    private final Map<Integer, SchemaText> byId = new LinkedHashMap<>();
    private final Map<String, List<RegisteredSchema>> bySubject = new LinkedHashMap<>();
    private int lastId;

    synchronized int register(String subject, SchemaText schema) {
        Optional<RegisteredSchema> known = find(subject, schema);
        if (known.isPresent()) {
            return known.get().id();
        }
        int id = byId.entrySet().stream()
                .filter(entry -> entry.getValue().equals(schema))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(lastId + 1);
        put(subject, id, schema);
        return id;
    }

    synchronized void put(String subject, int id, SchemaText schema) {
        SchemaText other = byId.putIfAbsent(id, schema);
        if (other != null && !other.equals(schema)) {
            throw new IllegalArgumentException("id " + id + " is another schema already");
        }
        lastId = Math.max(lastId, id);
        List<RegisteredSchema> versions = bySubject.computeIfAbsent(subject, any -> new ArrayList<>());
        versions.add(new RegisteredSchema(subject, versions.size() + 1, id, schema));
    }

    synchronized Optional<RegisteredSchema> find(String subject, SchemaText schema) {
        return versions(subject).stream()
                .filter(version -> version.text().equals(schema))
                .findFirst();
    }

    synchronized Optional<SchemaText> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @return the subject's versions, the oldest first; none when it is unknown */
    synchronized List<RegisteredSchema> versions(String subject) {
        return List.copyOf(bySubject.getOrDefault(subject, List.of()));
    }

    synchronized List<RegisteredSchema> remove(String subject) {
        List<RegisteredSchema> removed = bySubject.remove(subject);
        return removed == null ? List.of() : removed;
    }

    synchronized List<String> subjects() {
        return List.copyOf(bySubject.keySet());
    }
}
