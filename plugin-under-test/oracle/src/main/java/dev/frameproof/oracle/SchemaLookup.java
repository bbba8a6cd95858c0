package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A schema registry as decoding needs it: what was registered under an id, and the latest version of a subject. Lookups
 * that fail answer empty.
 */
public interface SchemaLookup {
    /** No registry at all. */
    SchemaLookup NONE = of(List.of());

    /**
     * One registered version.
     *
     * @param id the id that records carry
     * @param type {@code AVRO} or {@code PROTOBUF}
     * @param subject what it was registered under
     * @param text the schema
     * @param references the schemas that it uses, each after those that it uses itself
     */
    record Registered(int id, String type, String subject, String text, List<Reference> references) {
        public Registered {
            requireNonNull(type, "type");
            requireNonNull(subject, "subject");
            requireNonNull(text, "text");
            references = List.copyOf(references);
        }

        /** One that uses no other. */
        public Registered(int id, String type, String subject, String text) {
            this(id, type, subject, text, List.of());
        }
    }

    /**
     * A schema that another one uses.
     *
     * @param name how it is used: for Avro the full name of a type, for Protobuf the path that is imported
     * @param text the schema
     */
    record Reference(String name, String text) {
        public Reference {
            requireNonNull(name, "name");
            requireNonNull(text, "text");
        }
    }

    /** @return the schema with this id */
    Optional<Registered> byId(int id);

    /** @return the latest version of a subject */
    Optional<Registered> latest(String subject);

    /** @return the registry that holds these, the versions of a subject in the order in which they were registered */
    static SchemaLookup of(List<Registered> schemas) {
        List<Registered> all = List.copyOf(schemas);
        return new SchemaLookup() {
            @Override
            public Optional<Registered> byId(int id) {
                return all.stream().filter(schema -> schema.id == id).findFirst();
            }

            @Override
            public Optional<Registered> latest(String subject) {
                return all.stream()
                        .filter(schema -> schema.subject.equals(subject))
                        .reduce((earlier, later) -> later);
            }
        };
    }
}
