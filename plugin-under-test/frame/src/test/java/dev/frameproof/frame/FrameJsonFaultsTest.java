package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.frameproof.frame.FrameFormatException.Fault;
import org.junit.jupiter.api.Test;

/** Each wrong frame, and the place that is named. */
class FrameJsonFaultsTest {
    private static final String SCHEMA = "{\"schema\":{\"fields\":[%s]},\"data\":";

    private static FrameFormatException fault(byte[] message) {
        return catchThrowableOfType(FrameFormatException.class, () -> new FrameJsonReader().read(message));
    }

    private static FrameFormatException fault(String message) {
        return fault(message.getBytes(UTF_8));
    }

    private static String field(FieldType type, boolean nullable) {
        return "{\"name\":\"v\",\"typeInfo\":{\"frame\":\"%s\",\"nullable\":%b}}".formatted(type.frameName(), nullable);
    }

    /** @return the fault of one column of that type */
    private static FrameFormatException columnFault(FieldType type, boolean nullable, String column) {
        return fault(SCHEMA.formatted(field(type, nullable)) + "{\"values\":[" + column + "]}}");
    }

    private static int positionInColumn(FieldType type, boolean nullable, int offset) {
        return SCHEMA.formatted(field(type, nullable)).length() + "{\"values\":[".length() + offset;
    }

    private static void assertFault(
            FrameFormatException thrown, Fault fault, int position, int fieldIndex, int row, String found) {
        assertThat(thrown).isNotNull();
        assertThat(thrown.fault()).as(thrown.getMessage()).isEqualTo(fault);
        assertThat(thrown.position()).as(thrown.getMessage()).isEqualTo(position);
        assertThat(thrown.fieldIndex()).as(thrown.getMessage()).isEqualTo(fieldIndex);
        assertThat(thrown.row()).as(thrown.getMessage()).isEqualTo(row);
        assertThat(thrown.found()).isEqualTo(found);
    }

    @Test
    void floatInAWholeColumnIsAWrongType() {
        FrameFormatException thrown = columnFault(FieldType.INT64, true, "[50,50.5]");

        assertFault(thrown, Fault.WRONG_TYPE, positionInColumn(FieldType.INT64, true, 4), 0, 1, "50.5");
        assertThat(thrown.field()).isEqualTo("v");
        assertThat(thrown)
                .hasMessageContaining(
                        "expected a whole number, found 50.5; field 0 'v', row 1, at byte " + thrown.position());
    }

    @Test
    void wholeNumberWithExponentIsAWrongType() {
        for (FieldType type : new FieldType[] {FieldType.INT64, FieldType.UINT64, FieldType.TIME, FieldType.ENUM}) {
            assertFault(
                    columnFault(type, false, "[1e3]"), Fault.WRONG_TYPE, positionInColumn(type, false, 1), 0, 0, "1e3");
        }
    }

    @Test
    void valueOfAnotherKindIsAWrongType() {
        for (FieldType type : FieldType.values()) {
            if (type == FieldType.JSON) {
                continue;
            }
            String wrong = type == FieldType.STRING ? "12" : "\"a \\\"text\\\"\"";
            assertFault(
                    columnFault(type, true, "[null, " + wrong + "]"),
                    Fault.WRONG_TYPE,
                    positionInColumn(type, true, 7),
                    0,
                    1,
                    wrong);
        }
        assertThat(columnFault(FieldType.BOOL, true, "[1]").fault()).isEqualTo(Fault.WRONG_TYPE);
        assertThat(columnFault(FieldType.FLOAT64, true, "[{\"a\":1}]").found()).isEqualTo("{\"a\":1}");
        assertThat(columnFault(FieldType.STRING, true, "[true]").found()).isEqualTo("true");
    }

    @Test
    void longValueIsShownInPart() {
        assertThat(columnFault(FieldType.INT64, true, "[\"" + "x".repeat(1000) + "\"]")
                        .found())
                .isEqualTo("\"" + "x".repeat(39) + "...");
    }

    @Test
    void numberBeyondItsTypeIsOutOfRange() {
        String[][] cases = {
            {"INT8", "128"},
            {"INT8", "-129"},
            {"INT16", "32768"},
            {"INT32", "2147483648"},
            {"INT64", "9223372036854775808"},
            {"INT64", "-9223372036854775809"},
            {"INT64", "99999999999999999999"},
            {"UINT8", "256"},
            {"UINT8", "-1"},
            {"UINT16", "65536"},
            {"UINT32", "4294967296"},
            {"UINT64", "-1"},
            {"UINT64", "18446744073709551616"},
            {"UINT64", "99999999999999999999"},
            {"UINT64", "100000000000000000000"},
            {"ENUM", "65536"},
            {"ENUM", "-1"},
            {"FLOAT64", "1e309"},
            {"FLOAT64", "-1e99999999999"},
            {"FLOAT32", "1e39"},
            {"TIME", "9223372036854775808"}
        };
        for (String[] one : cases) {
            FieldType type = FieldType.valueOf(one[0]);
            FrameFormatException thrown = columnFault(type, false, "[0," + one[1] + "]");
            assertThat(thrown).as("%s %s", one[0], one[1]).isNotNull();
            assertFault(thrown, Fault.OUT_OF_RANGE, positionInColumn(type, false, 3), 0, 1, one[1]);
        }
    }

    @Test
    void nullWhereNoneMayBeIsNamed() {
        for (FieldType type : FieldType.values()) {
            if (type != FieldType.JSON) {
                String good = type == FieldType.STRING ? "\"x\"" : type == FieldType.BOOL ? "true" : "1";
                assertFault(
                        columnFault(type, false, "[" + good + ",null]"),
                        Fault.UNEXPECTED_NULL,
                        positionInColumn(type, false, 2 + good.length()),
                        0,
                        1,
                        "null");
            }
        }
    }

    @Test
    void nullThatNoEntityExplainsIsNamed() {
        String message = SCHEMA.formatted(field(FieldType.FLOAT64, false))
                + "{\"values\":[[1, null ,2,null]],\"entities\":[{\"NaN\":[1]}]}}";

        assertFault(fault(message), Fault.UNEXPECTED_NULL, message.indexOf("null]]"), 0, 3, "null");
        assertThat(fault(message.replace("[1]}", "[1],\"Inf\":[3]}"))).isNull();
    }

    @Test
    void missingColumnIsNamed() {
        String message = SCHEMA.formatted(field(FieldType.INT64, false) + ",{\"name\":\"w\",\"type\":\"number\"}")
                + "{\"values\":[[1]]}}";
        FrameFormatException thrown = fault(message);

        assertFault(thrown, Fault.MISSING_COLUMN, message.indexOf("[[1"), 1, -1, "");
        assertThat(thrown.field()).isEqualTo("w");
        assertThat(thrown).hasMessageContaining("1 columns for 2 fields");
    }

    @Test
    void surplusColumnIsNamed() {
        FrameFormatException thrown = columnFault(FieldType.INT64, false, "[1],[2]");

        assertFault(thrown, Fault.EXTRA_COLUMN, positionInColumn(FieldType.INT64, false, 4), -1, -1, "");
    }

    @Test
    void columnsOfUnequalLengthAreNamed() {
        String message = SCHEMA.formatted(field(FieldType.INT64, false) + ",{\"name\":\"w\",\"type\":\"number\"}")
                + "{\"values\":[[1,2],[1]]}}";
        FrameFormatException thrown = fault(message);

        assertFault(thrown, Fault.UNEQUAL_LENGTHS, message.indexOf("[1]]"), 1, -1, "");
        assertThat(thrown).hasMessageContaining("1 rows where the first column has 2");
    }

    @Test
    void columnThatIsNoArrayIsAWrongType() {
        assertFault(
                columnFault(FieldType.INT64, false, "7"),
                Fault.WRONG_TYPE,
                positionInColumn(FieldType.INT64, false, 0),
                0,
                -1,
                "7");
    }

    @Test
    void brokenGrammarIsNamedAtItsByte() {
        String[][] cases = {
            {"[1,]", "3"}, {"[01]", "1"}, {"[-]", "2"}, {"[1.]", "3"}, {"[1e]", "3"}, {"[+1]", "1"}, {"[.5]", "1"},
            {"[1 2]", "3"}, {"[tru]", "1"}, {"[nul]", "1"}, {"[NaN]", "1"}, {"['a']", "1"}, {"[1}", "2"}, {"[,]", "1"}
        };
        for (String[] one : cases) {
            FrameFormatException thrown = columnFault(FieldType.FLOAT64, true, one[0]);
            assertThat(thrown).as(one[0]).isNotNull();
            assertThat(thrown.fault()).as(one[0]).isEqualTo(Fault.INVALID_JSON);
            assertThat(thrown.position())
                    .as(one[0])
                    .isEqualTo(positionInColumn(FieldType.FLOAT64, true, Integer.parseInt(one[1])));
            assertThat(thrown.fieldIndex()).isZero();
        }
    }

    @Test
    void bytesAfterTheFrameAreNamed() {
        assertFault(fault("{\"schema\":{\"fields\":[]}} x"), Fault.INVALID_JSON, 25, -1, -1, "");
        assertThat(fault("{\"schema\":{\"fields\":[]}} \n")).isNull();
    }

    @Test
    void endOfTheTextIsNamed() {
        assertFault(fault(""), Fault.INVALID_JSON, 0, -1, -1, "the end of the text");
        assertFault(fault("{\"schema\":"), Fault.INVALID_JSON, 10, -1, -1, "the end of the text");
    }

    @Test
    void textThatIsNotUtf8IsNamedAtItsByte() {
        String[] wrong = {
            "\u0080",
            "\u00c0\u0080",
            "\u00c1\u00bf",
            "\u00c3",
            "\u00e0\u0080\u0080",
            "\u00ed\u00a0\u0080",
            "\u00e2\u0082",
            "\u00f0\u0080\u0080\u0080",
            "\u00f4\u0090\u0080\u0080",
            "\u00f5\u0080\u0080\u0080",
            "\u00ff"
        };
        String start = SCHEMA.formatted(field(FieldType.STRING, false)) + "{\"values\":[[\"ok\",\"ab";
        for (String one : wrong) {
            for (String escape : new String[] {"", "\\n"}) {
                FrameFormatException thrown = fault((start + escape + one + "c\"]]}}").getBytes(ISO_8859_1));
                assertThat(thrown).isNotNull();
                assertFault(thrown, Fault.INVALID_TEXT, start.length() + escape.length(), 0, 1, "");
            }
        }
    }

    @Test
    void halfASurrogatePairInAnEscapeIsNamed() {
        String start = SCHEMA.formatted(field(FieldType.STRING, false)) + "{\"values\":[[\"";
        String[] wrong = {"\\ud83d", "\\ude00", "\\ud83d\\ud83d", "\\ud83dx", "\\ud83d\\n", "\\ude00\\ud83d"};
        for (String one : wrong) {
            assertFault(fault(start + one + "\"]]}}"), Fault.INVALID_TEXT, start.length(), 0, 0, "");
        }
        assertThat(fault(start + "\\ud83d\\ude00\"]]}}")).isNull();
    }

    @Test
    void unknownEscapesAndBareControlCharactersAreNamed() {
        String start = SCHEMA.formatted(field(FieldType.STRING, false)) + "{\"values\":[[\"";

        assertFault(fault(start + "\\x\"]]}}"), Fault.INVALID_TEXT, start.length(), 0, 0, "");
        assertFault(fault(start + "\\u12g4\"]]}}"), Fault.INVALID_TEXT, start.length() + 4, 0, 0, "");
        assertFault(fault(start + "a\nb\"]]}}"), Fault.INVALID_JSON, start.length() + 1, 0, 0, "\n");
        assertFault(fault(start + "a\u0000b\"]]}}"), Fault.INVALID_JSON, start.length() + 1, 0, 0, "\u0000");
    }

    @Test
    void schemaOfAnotherShapeIsNamed() {
        assertThat(fault("{\"schema\":{\"fields\":[{\"name\":1}]}}").fault()).isEqualTo(Fault.INVALID_SCHEMA);
        assertThat(fault("{\"schema\":{\"fields\":{}}}").fault()).isEqualTo(Fault.INVALID_SCHEMA);
        assertThat(fault("{\"schema\":{\"fields\":[{\"name\":\"a\"}]}}"))
                .hasMessageContaining("neither type nor typeInfo");
        assertThat(fault("{\"schema\":{\"fields\":[{\"type\":\"number\",\"labels\":{\"a\":1}}]}}")
                        .found())
                .isEqualTo("1");
        FrameFormatException thrown = fault("{\"schema\":{\"fields\":[{\"typeInfo\":{\"frame\":\"complex\"}}]}}");
        assertFault(thrown, Fault.INVALID_SCHEMA, 42, -1, -1, "");
        assertThat(thrown).hasMessageContaining("unknown field type 'complex'");
    }

    @Test
    void dataBeforeAnySchemaIsNamed() {
        assertThat(fault("{\"data\":{\"values\":[]}}").fault()).isEqualTo(Fault.NO_SCHEMA);
        assertThat(fault("{}").fault()).isEqualTo(Fault.NO_SCHEMA);
    }

    @Test
    void memberThatComesTwiceIsNamed() {
        assertThat(fault("{\"schema\":{\"fields\":[]},\"schema\":{\"fields\":[]}}"))
                .hasMessageContaining("'schema' comes twice");
        assertThat(fault("{\"schema\":{\"fields\":[]},\"data\":{},\"data\":{}}"))
                .hasMessageContaining("'data' comes twice");
        assertThat(fault("{\"schema\":{\"fields\":[]},\"data\":{\"values\":[],\"values\":[]}}"))
                .hasMessageContaining("'values' comes twice");
    }

    @Test
    void entitiesAndNanosThatFitNothingAreNamed() {
        String reals = SCHEMA.formatted(field(FieldType.FLOAT64, true)) + "{\"values\":[[null]],";
        String times = SCHEMA.formatted(field(FieldType.TIME, true)) + "{\"values\":[[5]],";

        assertThat(fault(reals + "\"entities\":[{\"NaN\":[1]}]}}").fault()).isEqualTo(Fault.OUT_OF_RANGE);
        assertThat(fault(reals + "\"entities\":[{\"NaN\":[-1]}]}}").fault()).isEqualTo(Fault.OUT_OF_RANGE);
        assertThat(fault(reals + "\"entities\":[{},null]}}").fault()).isEqualTo(Fault.EXTRA_COLUMN);
        assertThat(fault(reals + "\"nanos\":[[1]]}}").fault()).isEqualTo(Fault.WRONG_TYPE);
        assertThat(fault(times + "\"entities\":[{\"NaN\":[0]}]}}").fault()).isEqualTo(Fault.WRONG_TYPE);
        assertThat(fault(times + "\"nanos\":[[1000000]]}}").fault()).isEqualTo(Fault.OUT_OF_RANGE);
        assertThat(fault(times + "\"nanos\":[[1,2]]}}").fault()).isEqualTo(Fault.UNEQUAL_LENGTHS);
        assertThat(fault(times + "\"nanos\":[[]]}}")).isNull();
    }
}
