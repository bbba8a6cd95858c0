package dev.frameproof.frame.internal;

import dev.frameproof.frame.FieldType;
import java.util.Optional;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/** Which Arrow type stands for which of ours. */
final class ArrowTypes {
    private ArrowTypes() {}

    /** @return the size of a value, 0 for truth values, which are bits, and for texts, which have any size */
    static int bytes(FieldType type) {
        return switch (type) {
            case INT8, UINT8 -> 1;
            case INT16, UINT16, ENUM -> 2;
            case INT32, UINT32, FLOAT32 -> 4;
            case INT64, UINT64, FLOAT64, TIME -> 8;
            case BOOL, STRING, JSON -> 0;
        };
    }

    /**
     * @param browserType the {@code tstype} of the field's metadata
     * @return the field's type, empty when frames have no such
     */
    static Optional<FieldType> of(Field field, String browserType) {
        if (field.dictionary() != null || field.childrenLength() > 0) {
            return Optional.empty();
        }
        return switch (field.typeType()) {
            case Type.Timestamp -> time((Timestamp) field.type(new Timestamp()));
            case Type.FloatingPoint -> real((FloatingPoint) field.type(new FloatingPoint()));
            case Type.Utf8 -> Optional.of(FieldType.STRING);
            case Type.Bool -> Optional.of(FieldType.BOOL);
            case Type.Binary -> Optional.of(FieldType.JSON);
            case Type.Int -> whole((Int) field.type(new Int()), browserType);
            default -> Optional.empty();
        };
    }

    /** Grafana takes each time as nanoseconds, whatever its unit says. */
    private static Optional<FieldType> time(Timestamp type) {
        return type != null && type.unit() == TimeUnit.NANOSECOND ? Optional.of(FieldType.TIME) : Optional.empty();
    }

    private static Optional<FieldType> real(FloatingPoint type) {
        return switch (type == null ? Precision.HALF : type.precision()) {
            case Precision.SINGLE -> Optional.of(FieldType.FLOAT32);
            case Precision.DOUBLE -> Optional.of(FieldType.FLOAT64);
            default -> Optional.empty();
        };
    }

    private static Optional<FieldType> whole(Int type, String browserType) {
        if (type == null) {
            return Optional.empty();
        }
        boolean signed = type.isSigned();
        return switch (type.bitWidth()) {
            case 8 -> Optional.of(signed ? FieldType.INT8 : FieldType.UINT8);
            case 16 ->
                Optional.of(signed ? FieldType.INT16 : browserType.equals("enum") ? FieldType.ENUM : FieldType.UINT16);
            case 32 -> Optional.of(signed ? FieldType.INT32 : FieldType.UINT32);
            case 64 -> Optional.of(signed ? FieldType.INT64 : FieldType.UINT64);
            default -> Optional.empty();
        };
    }
}
