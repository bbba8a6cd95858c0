package dev.frameproof.harness.plan;

/** Where a plugin finds the schema of Avro and Protobuf records. */
public enum SchemaPlace {
    /** In the stream query; records are bare. */
    INLINE,
    /** In a schema registry, the plan's or one that the run starts; records are in Confluent's wire format. */
    REGISTRY
}
