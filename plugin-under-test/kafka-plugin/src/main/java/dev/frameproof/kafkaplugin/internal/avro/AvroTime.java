package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.GoText;
import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** Times, dates and durations, which are numbers underneath. */
enum AvroTime implements AvroType {
    DATE,
    TIME_MILLIS,
    TIME_MICROS,
    TIMESTAMP_MILLIS,
    TIMESTAMP_MICROS,
    TIMESTAMP_NANOS;

    private static final long DAY_SECONDS = 86_400;
    private static final long NANOS = 1_000_000_000;

    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        Utf8Buffer out = cells.scratch();
        int start = out.length();
        long number = number(in);
        if (isDuration()) {
            GoText.duration(out, number * nanosOfUnit());
        } else {
            GoText.time(out, seconds(number), nanos(number));
        }
        cells.addScratch(place.column(), ValueType.STRING, start);
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        Utf8Buffer out = text.out();
        long number = number(in);
        if (isDuration()) {
            out.append(number * nanosOfUnit());
        } else {
            Utf8Buffer time = new Utf8Buffer(40);
            GoText.rfc3339(time, seconds(number), nanos(number));
            InnerJson.quotedPlain(out, time.toString());
        }
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        number(in);
    }

    private long number(AvroInput in) throws MalformedRecordException {
        return this == DATE || this == TIME_MILLIS ? in.readInt() : in.readLong();
    }

    private boolean isDuration() {
        return this == TIME_MILLIS || this == TIME_MICROS;
    }

    private long nanosOfUnit() {
        return switch (this) {
            case DATE -> DAY_SECONDS * NANOS;
            case TIME_MILLIS, TIMESTAMP_MILLIS -> 1_000_000;
            case TIME_MICROS, TIMESTAMP_MICROS -> 1_000;
            case TIMESTAMP_NANOS -> 1;
        };
    }

    private long seconds(long number) {
        return this == DATE ? number * DAY_SECONDS : Math.floorDiv(number, NANOS / nanosOfUnit());
    }

    private int nanos(long number) {
        return this == DATE ? 0 : (int) (Math.floorMod(number, NANOS / nanosOfUnit()) * nanosOfUnit());
    }
}
