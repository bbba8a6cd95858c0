package dev.frameproof.producers.torture;

import dev.frameproof.producers.internal.SeededStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Hard and broken Avro, by one schema that has every type. */
final class AvroTorture {
    static final String SCHEMA = """
            {"type":"record","name":"Torture","namespace":"frameproof","fields":[
            {"name":"n","type":"long"},
            {"name":"i","type":"int"},
            {"name":"f","type":"float"},
            {"name":"d","type":"double"},
            {"name":"b","type":"boolean"},
            {"name":"s","type":"string"},
            {"name":"raw","type":"bytes"},
            {"name":"nothing","type":"null"},
            {"name":"fix","type":{"type":"fixed","name":"Four","size":4}},
            {"name":"colour","type":{"type":"enum","name":"Colour","symbols":["RED","GREEN","BLUE"]}},
            {"name":"opt","type":["null","double"],"default":null},
            {"name":"any","type":["null","boolean","int","long","float","double","string","bytes",
            {"type":"record","name":"Inner","fields":[{"name":"x","type":["null","long"]},{"name":"time","type":"string"}]},
            {"type":"array","items":"long"},{"type":"map","values":"double"}]},
            {"name":"inner","type":"Inner"},
            {"name":"list","type":{"type":"array","items":["null","long","string"]}},
            {"name":"grid","type":{"type":"array","items":{"type":"array","items":"int"}}},
            {"name":"map","type":{"type":"map","values":["null","string","long"]}},
            {"name":"tree","type":["null",{"type":"record","name":"Tree","fields":[
            {"name":"leaf","type":"long"},{"name":"next","type":["null","Tree"]}]}]},
            {"name":"date","type":{"type":"int","logicalType":"date"}},
            {"name":"timeMs","type":{"type":"int","logicalType":"time-millis"}},
            {"name":"timeUs","type":{"type":"long","logicalType":"time-micros"}},
            {"name":"tsMs","type":{"type":"long","logicalType":"timestamp-millis"}},
            {"name":"tsUs","type":{"type":"long","logicalType":"timestamp-micros"}},
            {"name":"localMs","type":{"type":"long","logicalType":"local-timestamp-millis"}},
            {"name":"localUs","type":{"type":"long","logicalType":"local-timestamp-micros"}},
            {"name":"money","type":{"type":"bytes","logicalType":"decimal","precision":20,"scale":4}},
            {"name":"cash","type":{"type":"fixed","name":"Cash","size":6,"logicalType":"decimal","precision":12,"scale":2}},
            {"name":"id","type":{"type":"string","logicalType":"uuid"}},
            {"name":"offset","type":"long"},
            {"name":"error","type":"string"}]}""";

    private AvroTorture() {}

    static TortureSet set() {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        TortureCase.Maker good = chance -> AvroData.written(schema, plain(schema, chance));
        List<TortureCase> cases = new ArrayList<>(TortureSet.broken(good));
        // Each field in turn takes extremes while all others stay plain, so that a finding names one.
        for (Schema.Field field : schema.getFields()) {
            cases.add(new TortureCase("extreme " + field.name(), chance -> {
                GenericData.Record record = plain(schema, chance);
                record.put(field.pos(), new AvroData(chance).value(field.schema()));
                return AvroData.written(schema, record);
            }));
        }
        cases.add(
                new TortureCase("all extreme", chance -> AvroData.written(schema, new AvroData(chance).value(schema))));
        cases.add(new TortureCase("deep tree", chance -> {
            GenericData.Record record = plain(schema, chance);
            record.put("tree", tree(schema.getField("tree").schema().getTypes().get(1), chance.nextBetween(4, 200)));
            return AvroData.written(schema, record);
        }));
        cases.add(new TortureCase("length of text beyond the record", chance -> prefix(chance, 1L << 40)));
        cases.add(new TortureCase("negative length of text", chance -> prefix(chance, -5)));
        cases.add(new TortureCase("varint too long", chance -> {
            byte[] bytes = new byte[chance.nextBetween(11, 20)];
            Arrays.fill(bytes, (byte) 0xFF);
            return bytes;
        }));
        cases.add(new TortureCase("invalid UTF-8 in text", chance -> invalidText(good.bytes(chance))));
        return new TortureSet(new TortureCase("good", good), cases, Optional.of(SCHEMA.replace("\n", "")));
    }

    /** @return a plain record of that schema or of a later version of it */
    static GenericData.Record plain(Schema schema, SeededStream chance) {
        GenericData.Record record = (GenericData.Record) new AvroData(new SeededStream(1)).value(schema);
        record.put("n", (long) chance.nextBelow(1_000));
        record.put("i", schema.getField("i").schema().getType() == Schema.Type.LONG ? (Object) 7L : (Object) 7);
        record.put("d", chance.nextBelow(1_000) / 8.0);
        record.put("s", "plain");
        record.put("any", "any text");
        record.put("tree", null);
        record.put("list", List.of(1L, "two"));
        record.put("map", Map.of("a", 1L));
        for (String name : List.of("date", "timeMs")) {
            record.put(name, 20_000);
        }
        for (String name : List.of("timeUs", "tsMs", "tsUs", "localMs", "localUs", "offset")) {
            record.put(name, 1_767_225_600L);
        }
        record.put("id", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        record.put("error", "none");
        return record;
    }

    private static GenericData.Record tree(Schema schema, int levels) {
        GenericData.Record tree = new GenericData.Record(schema);
        tree.put("leaf", (long) levels);
        tree.put("next", levels == 1 ? null : tree(schema, levels - 1));
        return tree;
    }

    /** @return the fields before the first text, then a text of that length that does not follow */
    private static byte[] prefix(SeededStream chance, long length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) (chance.nextBelow(60) * 2), 14});
        bytes.writeBytes(new byte[4 + 8 + 1]);
        long rest = (length << 1) ^ (length >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    private static byte[] invalidText(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = 0; i + 5 < bytes.length; i++) {
            if (bytes[i] == 'p' && bytes[i + 1] == 'l' && bytes[i + 4] == 'n') {
                bytes[i] = (byte) 0xFF;
                return bytes;
            }
        }
        return bytes;
    }
}
