package dev.frameproof.kafkaplugin.internal.protobuf;

import java.util.HashMap;
import java.util.Map;

/** The files that every schema may import, as far as values depend on them: their messages, fields and numbers. */
final class WellKnownProtos {
    static final Map<String, String> TEXTS = texts();

    private WellKnownProtos() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        put(texts, "any", "message Any { string type_url = 1; bytes value = 2; }");
        put(texts, "descriptor", "");
        put(texts, "duration", "message Duration { int64 seconds = 1; int32 nanos = 2; }");
        put(texts, "empty", "message Empty {}");
        put(texts, "field_mask", "message FieldMask { repeated string paths = 1; }");
        put(texts, "source_context", "message SourceContext { string file_name = 1; }");
        put(
                texts,
                "struct",
                "message Struct { map<string, Value> fields = 1; } message Value { oneof kind { NullValue null_value = 1;"
                        + " double number_value = 2; string string_value = 3; bool bool_value = 4; Struct struct_value = 5;"
                        + " ListValue list_value = 6; } } enum NullValue { NULL_VALUE = 0; }"
                        + " message ListValue { repeated Value values = 1; }");
        put(texts, "timestamp", "message Timestamp { int64 seconds = 1; int32 nanos = 2; }");
        put(
                texts,
                "wrappers",
                "message DoubleValue { double value = 1; } message FloatValue { float value = 1; }"
                        + " message Int64Value { int64 value = 1; } message UInt64Value { uint64 value = 1; }"
                        + " message Int32Value { int32 value = 1; } message UInt32Value { uint32 value = 1; }"
                        + " message BoolValue { bool value = 1; } message StringValue { string value = 1; }"
                        + " message BytesValue { bytes value = 1; }");
        texts.put("confluent/meta.proto", "syntax = \"proto3\"; package confluent;");
        texts.put(
                "confluent/type/decimal.proto",
                "syntax = \"proto3\"; package confluent.type;"
                        + " message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; }");
        return Map.copyOf(texts);
    }

    private static void put(Map<String, String> texts, String name, String declarations) {
        texts.put(
                "google/protobuf/" + name + ".proto", "syntax = \"proto3\"; package google.protobuf; " + declarations);
    }
}
