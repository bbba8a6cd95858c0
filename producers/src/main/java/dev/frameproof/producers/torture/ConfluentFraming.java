package dev.frameproof.producers.torture;

import dev.frameproof.producers.internal.SeededStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Confluent's wire format around the torture of one schema language: a zero byte, the schema's id in four bytes, for
 * Protobuf the message indexes, then the record. Whatever a registry's readers stumble over in that header comes beside
 * what they stumble over behind it.
 */
final class ConfluentFraming {
    private static final int ID_BYTES = 4;
    private static final List<Integer> UNKNOWN_IDS =
            List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 999_999_983, 0x00FF_FFFE);

    private final byte[] preamble;

    /** @param preamble what stands between the id and the record's first message */
    ConfluentFraming(byte[] preamble) {
        this.preamble = preamble.clone();
    }

    /** A schema under its id, and a plain record of it. */
    record Version(int id, TortureCase.Maker good) {}

    /**
     * @param bare the torture of records without a header, by the schema of the first version
     * @param versions of the same subject, the oldest first; at least two
     * @param foreignId the id of a schema of another language
     */
    TortureSet set(TortureSet bare, List<Version> versions, int foreignId) {
        Version first = versions.get(0);
        TortureCase.Maker good = with(first.id(), first.good());
        List<TortureCase> cases = new ArrayList<>(TortureSet.broken(good));
        bare.cases().stream()
                .skip(TortureSet.broken(good).size())
                .forEach(one -> cases.add(new TortureCase(one.name(), with(first.id(), one.maker()))));
        for (int i = 1; i < versions.size(); i++) {
            Version later = versions.get(i);
            cases.add(new TortureCase("version " + (i + 1), with(later.id(), later.good())));
            cases.add(new TortureCase("version 1 that names version " + (i + 1), with(later.id(), first.good())));
            cases.add(new TortureCase("version " + (i + 1) + " that names version 1", with(first.id(), later.good())));
        }
        addHeaders(cases, first, foreignId);
        return new TortureSet(new TortureCase("good", good), cases, bare.schema());
    }

    private void addHeaders(List<TortureCase> cases, Version first, int foreignId) {
        TortureCase.Maker good = with(first.id(), first.good());
        cases.add(new TortureCase("schema of another language", with(foreignId, first.good())));
        for (int id : UNKNOWN_IDS) {
            cases.add(new TortureCase("unknown schema " + id, with(id, first.good())));
        }
        cases.add(new TortureCase("no header", first.good()));
        cases.add(new TortureCase("wrong magic byte", chance -> {
            byte[] bytes = good.bytes(chance);
            bytes[0] = (byte) chance.nextBetween(1, 255);
            return bytes;
        }));
        cases.add(new TortureCase("truncated header", chance -> {
            byte[] bytes = good.bytes(chance);
            return Arrays.copyOf(bytes, chance.nextBetween(1, ID_BYTES));
        }));
        cases.add(new TortureCase("header alone", chance -> Arrays.copyOf(good.bytes(chance), 1 + ID_BYTES)));
        cases.add(new TortureCase("header twice", with(first.id(), good)));
        cases.add(new TortureCase("schema id in little endian", chance -> {
            byte[] bytes = good.bytes(chance);
            ByteBuffer.wrap(bytes).putInt(1, Integer.reverseBytes(first.id()));
            return bytes;
        }));
    }

    /** @return the record behind a header, tombstones as they are */
    TortureCase.Maker with(int id, TortureCase.Maker maker) {
        return behind(id, preamble, maker);
    }

    /** @param indexes in place of the first message's */
    static TortureCase.Maker behind(int id, byte[] indexes, TortureCase.Maker maker) {
        byte[] header = ByteBuffer.allocate(1 + ID_BYTES + indexes.length)
                .put((byte) 0)
                .putInt(id)
                .put(indexes)
                .array();
        return (SeededStream chance) -> {
            byte[] record = maker.bytes(chance);
            return record == null ? null : TortureSet.joined(header, record);
        };
    }

    /** @return the text on one line, as registries show it */
    static String line(String schema) {
        return schema.replace("\n", "");
    }

    /** @return that text, changed in one place */
    static String changed(String schema, String from, String to) {
        return Optional.of(schema)
                .filter(text -> text.contains(from))
                .orElseThrow(() -> new IllegalArgumentException("the schema has no " + from))
                .replace(from, to);
    }
}
