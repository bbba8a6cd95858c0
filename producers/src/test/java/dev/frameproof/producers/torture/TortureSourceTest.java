package dev.frameproof.producers.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaRegistration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TortureSourceTest {
    private static final long SEED = 42;

    @ParameterizedTest
    @EnumSource(value = RecordFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void everyRecordIsMadeAgainByItsIndexAloneAndOthersBySeed(RecordFormat format) {
        TortureSource torture = TortureSource.of(format, SEED);
        TortureSource again = TortureSource.named(torture.name(), SEED);
        TortureSource other = TortureSource.of(format, SEED + 1);
        long different = 0;
        for (long index = 3 * torture.round() - 1; index >= 0; index--) {
            byte[] value = torture.record(index, 0).value();
            assertThat(again.record(index, 99).value()).as("index %d", index).isEqualTo(value);
            different += Arrays.equals(value, other.record(index, 0).value()) ? 0 : 1;
        }
        assertThat(different).isPositive();
    }

    @ParameterizedTest
    @EnumSource(value = RecordFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void everyCaseLiesBetweenGoodRecordsOnceARound(RecordFormat format) {
        TortureSource torture = TortureSource.of(format, SEED);
        Set<String> names = new HashSet<>();
        for (long index = 0; index < torture.round(); index++) {
            assertThat(torture.caseAt(index).equals("good")).isEqualTo(index % 2 == 0);
            names.add(torture.caseAt(index));
        }
        assertThat(names)
                .contains("tombstone", "empty value", "truncated", "trailing bytes")
                .hasSizeGreaterThan(25);
    }

    @Test
    void goodJsonIsReadAndEachKindOfBrokenOneIsNot() {
        TortureSource torture = TortureSource.of(RecordFormat.JSON, SEED);
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        LongStream.range(0, torture.round()).forEach(index -> {
            byte[] value = torture.record(index, 0).value();
            if (torture.caseAt(index).equals("good")) {
                assertThatCode(() -> json.readTree(value)).doesNotThrowAnyException();
            } else if (torture.caseAt(index).startsWith("no JSON: {")) {
                assertThatThrownBy(() -> json.readTree(value))
                        .as("%d: %s", index, torture.caseAt(index))
                        .isInstanceOf(IOException.class);
            }
        });
    }

    @Test
    void avroLibraryReadsEveryGoodAndExtremeRecordToItsEnd() throws Exception {
        TortureSource torture = TortureSource.of(RecordFormat.AVRO, SEED);
        Schema schema = new Schema.Parser().parse(torture.schema().orElseThrow());
        int read = 0;
        for (long index = 0; index < 4 * torture.round(); index++) {
            String name = torture.caseAt(index);
            if (name.equals("good") || name.startsWith("extreme") || name.equals("deep tree")) {
                BinaryDecoder decoder = DecoderFactory.get()
                        .binaryDecoder(torture.record(index, 0).value(), null);
                assertThat(new GenericDatumReader<>(schema).read(null, decoder)).isNotNull();
                assertThat(decoder.isEnd()).as("%d: %s", index, name).isTrue();
                read++;
            }
        }
        assertThat(read).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordFormat.class,
            names = {"AVRO", "PROTOBUF"})
    void framedTortureHasEveryCaseOfBareOneAndOfHeaders(RecordFormat format) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        SchemaRegistration values = (type, schema, name) -> ids.computeIfAbsent(schema, text -> 11 + ids.size());
        SchemaRegistration keys = (type, schema, name) -> 99;
        TortureSource torture = TortureSource.registered(format, SEED, values, keys);
        TortureSource again = TortureSource.registered(format, SEED, values, keys);
        TortureSource bare = TortureSource.of(format, SEED);
        assertThat(ids).as("versions of one subject").hasSize(3);
        Set<String> names = new HashSet<>();
        Set<Integer> seen = new HashSet<>();
        for (long index = 0; index < torture.round(); index++) {
            byte[] value = torture.record(index, 0).value();
            assertThat(again.record(index, 7).value()).as("index %d", index).isEqualTo(value);
            names.add(torture.caseAt(index));
            if (torture.caseAt(index).equals("good")) {
                assertThat(value).startsWith(0, 0, 0, 0, 11);
            }
            if (value != null && value.length >= 5 && value[0] == 0) {
                seen.add(ByteBuffer.wrap(value).getInt(1));
            }
        }
        for (long index = 0; index < bare.round(); index++) {
            assertThat(names).contains(bare.caseAt(index));
        }
        assertThat(names)
                .contains(
                        "version 3", "schema of another language", "wrong magic byte", "truncated header", "no header");
        assertThat(seen).contains(11, 12, 13, 99, 0, -1, Integer.MAX_VALUE);
    }

    @Test
    void unknownTortureIsRefused() {
        assertThatThrownBy(() -> TortureSource.named("torture-xml", 1))
                .hasMessageContaining("known are torture-json, torture-avro");
        assertThatThrownBy(() -> TortureSource.of(RecordFormat.CSV, 1)).hasMessageContaining("no torture for csv");
    }
}
