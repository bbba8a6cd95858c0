package dev.frameproof.producers.encoding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How readers come to know the schema, and what becomes of a sample that does not fit it.
 *
 * @param registration where schemas are registered; without it records are bare and the query carries the schema
 * @param policy when there is another schema; all but {@link Policy#FIXED} ask for a registration
 */
public record SchemaFraming(Optional<SchemaRegistration> registration, Policy policy) {
    /** When there is another schema. */
    public enum Policy {
        /** Never: a sample that does not fit is refused. */
        FIXED,
        /** When a sample does not fit: the schema is widened, registered, and used from then on. */
        WIDEN,
        /**
         * One for each shape that a single sample has, as if as many programs wrote to the topic: no member is optional
         * in any of them, and records of different schemas follow one another.
         */
        EXACT,
        /**
         * When a sample does not fit: one for that sample's shape, registered beside the first one. Which schema a record
         * has is a function of the record alone, so that its bytes can be made again.
         */
        ASIDE
    }

    public SchemaFraming {
        requireNonNull(registration, "registration");
        requireNonNull(policy, "policy");
        if (registration.isEmpty() && policy != Policy.FIXED) {
            throw new IllegalArgumentException(
                    "records without a schema id all have the one schema of the query: more than one needs a registry");
        }
    }

    /** @return bare records; the reader is given the schema's text */
    public static SchemaFraming inline() {
        return new SchemaFraming(Optional.empty(), Policy.FIXED);
    }

    /** @return records in Confluent's wire format: a zero byte, the schema's id as four bytes, then the rest */
    public static SchemaFraming registered(SchemaRegistration registration, Policy policy) {
        return new SchemaFraming(Optional.of(registration), policy);
    }
}
