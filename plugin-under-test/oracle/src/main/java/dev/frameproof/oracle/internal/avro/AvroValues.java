package dev.frameproof.oracle.internal.avro;

import dev.frameproof.oracle.internal.GoUtf8;
import dev.frameproof.oracle.internal.gotext.GoPrint;
import dev.frameproof.oracle.internal.gotext.GoTimes;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/**
 * What Avro data looks like to a viewer: unions unwrapped, enums their symbols, bytes, times and decimals as Go prints
 * them. Inside lists, which are shown as JSON, they are as Go's JSON encoder has them.
 */
final class AvroValues {
    private static final int LARGEST_YEAR = 9999;

    /** Where a value is shown. */
    private enum Place {
        COLUMN,
        JSON,
        PRINT
    }

    private final Place place;

    private final boolean listsAreJson;

    private AvroValues(Place place, boolean listsAreJson) {
        this.place = place;
        this.listsAreJson = listsAreJson;
    }

    /**
     * @param listsAreJson whether lists are JSON also with NaN in them, instead of being printed as Go does
     * @return the value as columns show it; the items of a list at the top are columns too
     */
    static Value of(Schema schema, Object datum, boolean listsAreJson) {
        var columns = new AvroValues(Place.COLUMN, listsAreJson);
        if (schema.getType() == Schema.Type.UNION) {
            return of(branch(schema, datum), datum, listsAreJson);
        }
        return schema.getType() == Schema.Type.ARRAY ? columns.items(schema, datum) : columns.value(schema, datum);
    }

    private Value value(Schema schema, Object datum) {
        return switch (schema.getType()) {
            case NULL -> new NullValue();
            case BOOLEAN -> new BooleanValue((Boolean) datum);
            case INT -> whole(schema, ((Integer) datum).longValue());
            case LONG -> whole(schema, (Long) datum);
            case FLOAT ->
                new FloatValue(place == Place.COLUMN ? (double) (Float) datum : GoPrint.shortest((Float) datum));
            case DOUBLE -> new FloatValue((Double) datum);
            case STRING -> new TextValue(text((CharSequence) datum));
            case BYTES -> bytes(schema, array((ByteBuffer) datum));
            case FIXED -> bytes(schema, ((GenericFixed) datum).bytes());
            case ENUM -> new TextValue(datum.toString());
            case UNION -> value(branch(schema, datum), datum);
            case ARRAY -> place == Place.COLUMN ? shownAsText(schema, datum) : items(schema, datum);
            case MAP -> members(schema, (Map<?, ?>) datum);
            case RECORD -> fields(schema, (IndexedRecord) datum);
        };
    }

    private static Schema branch(Schema union, Object datum) {
        return union.getTypes().get(GenericData.get().resolveUnion(union, datum));
    }

    /** JSON holds neither NaN nor the year 10000. */
    private Value shownAsText(Schema schema, Object datum) {
        try {
            Value json = new AvroValues(Place.JSON, listsAreJson).items(schema, datum);
            if (listsAreJson || !GoPrint.hasNonFinite(json)) {
                return GoPrint.inJson(json);
            }
        } catch (NotJsonTimeException e) {
            // printed below
        }
        return new TextValue(GoPrint.of(new AvroValues(Place.PRINT, listsAreJson).items(schema, datum)));
    }

    private static final class NotJsonTimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private ListValue items(Schema schema, Object datum) {
        List<Value> items = new ArrayList<>();
        for (Object item : (List<?>) datum) {
            items.add(value(schema.getElementType(), item));
        }
        return new ListValue(items);
    }

    private Value members(Schema schema, Map<?, ?> datum) {
        List<Member> members = new ArrayList<>();
        datum.forEach((name, value) ->
                members.add(new Member(text((CharSequence) name), value(schema.getValueType(), value))));
        return new ObjectValue(members);
    }

    private Value fields(Schema schema, IndexedRecord datum) {
        List<Member> members = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            members.add(new Member(field.name(), value(field.schema(), datum.get(field.pos()))));
        }
        return new ObjectValue(members);
    }

    private static String text(CharSequence text) {
        return text instanceof Utf8 utf8
                ? GoUtf8.decode(Arrays.copyOf(utf8.getBytes(), utf8.getByteLength()))
                : text.toString();
    }

    private Value whole(Schema schema, long number) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return instant(Instant.ofEpochMilli(number));
        }
        if (logical instanceof LogicalTypes.TimestampMicros) {
            return instant(Instant.EPOCH.plus(Duration.of(number, ChronoUnit.MICROS)));
        }
        if (logical instanceof LogicalTypes.Date) {
            return instant(LocalDate.ofEpochDay(number).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        if (logical instanceof LogicalTypes.TimeMillis) {
            return duration(number * Duration.ofMillis(1).toNanos());
        }
        if (logical instanceof LogicalTypes.TimeMicros) {
            return duration(number * 1_000);
        }
        return new IntegerValue(number);
    }

    private Value instant(Instant instant) {
        if (place != Place.JSON) {
            return new TextValue(GoTimes.printed(instant));
        }
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (!listsAreJson && (year < 0 || year > LARGEST_YEAR)) {
            throw new NotJsonTimeException();
        }
        return new TextValue(GoTimes.json(instant));
    }

    private Value duration(long nanos) {
        return place == Place.JSON ? new IntegerValue(nanos) : new TextValue(GoTimes.duration(nanos));
    }

    private Value bytes(Schema schema, byte[] bytes) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return new TextValue(fraction(bytes, decimal.getScale()));
        }
        if (place == Place.JSON) {
            return new TextValue(Base64.getEncoder().encodeToString(bytes));
        }
        var text = new StringBuilder("[");
        for (int i = 0; i < bytes.length; i++) {
            text.append(i == 0 ? "" : " ").append(bytes[i] & 0xff);
        }
        return new TextValue(text.append(']').toString());
    }

    /** In lowest terms; JSON leaves out the denominator 1. */
    private String fraction(byte[] bytes, int scale) {
        BigInteger above = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        BigInteger below = BigInteger.TEN.pow(scale);
        BigInteger common = above.gcd(below);
        BigInteger denominator = below.divide(common);
        String numerator = above.divide(common).toString();
        return place == Place.JSON && denominator.equals(BigInteger.ONE) ? numerator : numerator + "/" + denominator;
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
