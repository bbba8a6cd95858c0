package dev.frameproof.kafkaplugin.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordReaderTest {
    private final TestingCells cells = new TestingCells(5, 1_000);

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "0 -> int64 0",
                "-0 -> int64 0",
                "-7 -> int64 -7",
                "9223372036854775807 -> int64 9223372036854775807",
                "-9223372036854775808 -> int64 -9223372036854775808",
                "9223372036854775808 -> float64 9223372036854776000",
                "-9223372036854775809 -> float64 -9223372036854776000",
                "100000000000000000000000 -> float64 1e+23",
                "50.5 -> float64 50.5",
                "51.0 -> float64 51",
                "51.500 -> float64 51.5",
                "-0.0 -> float64 -0",
                "0.000 -> float64 0",
                "0.000001 -> float64 0.000001",
                "0.0000001 -> float64 1e-7",
                "123456.789012345 -> float64 123456.789012345",
                "0.1234567890123456789 -> float64 0.12345678901234568",
                "1e3 -> float64 1000",
                "1E+2 -> float64 100",
                "1e-400 -> float64 0",
                "1e400 -> string 1e400",
                "true -> bool true",
                "false -> bool false",
                "null -> null",
                "\"\" -> `string `",
                "\"a\\\"b\" -> string a\\\"b",
                "[] -> string []",
                "[1.0,1e3 , {}] -> string [1.0,1e3,{}]",
                "[\"<&>\"] -> string [\\\"\\\\u003c\\\\u0026\\\\u003e\\\"]",
                "[{\"b\":1,\"a\":[true,null]}] -> string [{\\\"a\\\":[true,null],\\\"b\\\":1}]",
                "[{\"b\":1,\"a\":2,\"b\":3}] -> string [{\\\"a\\\":2,\\\"b\\\":3}]",
                "[{\"b\":{\"y\":1,\"x\":2},\"a\":0}] -> string [{\\\"a\\\":0,\\\"b\\\":{\\\"x\\\":2,\\\"y\\\":1}}]",
            })
    void valueGivesTheCell(String value, String cell) throws MalformedRecordException {
        assertThat(cells.read("{\"v\":" + value + "}")).containsExactly(Map.entry("v", cell));
    }

    @Test
    void objectsAreFlattenedUpToTheDepth() throws MalformedRecordException {
        assertThat(new TestingCells(3, 10).read("{\"a\":{\"b\":1,\"c\":{\"d\":2},\"e\":[3]},\"f\":{}}"))
                .containsOnly(Map.entry("a.b", "int64 1"), Map.entry("a.e", "string [3]"));
    }

    @Test
    void topArraysGiveItems() throws MalformedRecordException {
        assertThat(cells.read("[1, {\"a\":2}, [3], {}]"))
                .containsOnly(
                        Map.entry("item_0", "int64 1"),
                        Map.entry("item_1.a", "int64 2"),
                        Map.entry("item_2", "string [3]"));
        assertThat(cells.read(" [ ] ")).isEmpty();
    }

    @Test
    void lastOfEqualMembersCounts() throws MalformedRecordException {
        assertThat(cells.read("{\"a\":1,\"b\":2,\"a\":\"x\"}"))
                .containsOnly(Map.entry("a", "string x"), Map.entry("b", "int64 2"));
        assertThat(cells.read("{\"a\":{\"x\":1},\"\\u0061\":{\"y\":2}}")).containsOnly(Map.entry("a.y", "int64 2"));
        assertThat(cells.read("{\"a\":1,\"a\":{\"b\":2}}")).containsOnly(Map.entry("a.b", "int64 2"));
        assertThat(cells.read("{\"a\":{\"b\":2},\"a\":3}")).containsOnly(Map.entry("a", "int64 3"));
    }

    @Test
    void nameWithADotBeatsTheNestedOne() throws MalformedRecordException {
        assertThat(cells.read("{\"a\":{\"b\":2.5},\"a.b\":1.5}")).containsOnly(Map.entry("a.b", "float64 1.5"));
        assertThat(cells.read("{\"a.b\":1.5,\"a\":{\"b\":2.5}}")).containsOnly(Map.entry("a.b", "float64 1.5"));
    }

    @Test
    void columnsPastTheCapAreThoseLastByName() throws MalformedRecordException {
        TestingCells capped = new TestingCells(5, 2);

        assertThat(capped.read("{\"c\":3,\"a\":1,\"b\":{\"x\":2}}"))
                .containsOnly(Map.entry("a", "int64 1"), Map.entry("b.x", "int64 2"));
        assertThat(capped.read("{\"c\":3,\"a\":1}")).containsOnlyKeys("a", "c");
        assertThat(capped.read("[3,2,1]")).containsOnlyKeys("item_0", "item_1");
    }

    @Test
    void namesWithEscapesAreTheirCharacters() throws MalformedRecordException {
        assertThat(cells.read("{\"a\\\"b\":1,\"\\u00e9\":2,\"\\ud83d\\ude00\":3,\"x\\\\\":4}"))
                .containsOnlyKeys("a\"b", "é", "😀", "x\\");
        // The second record finds the names by what was learned from the first.
        assertThat(cells.read("{\"a\\\"b\":1,\"é\":2,\"😀\":3,\"x\\\\\":4,\"x\":5}"))
                .containsOnlyKeys("a\"b", "é", "😀", "x\\", "x");
    }

    @Test
    void membersWithoutAnyNameGiveNoColumn() throws MalformedRecordException {
        assertThat(cells.read("{\"\":1,\"a\":{\"\":2}}")).containsOnly(Map.entry("a.", "int64 2"));
        assertThat(cells.read("{\"\":{\"b\":3}}")).containsOnly(Map.entry("b", "int64 3"));
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsReplacements() throws MalformedRecordException {
        byte[] json = "{\"a\":\"x??y\",\"b\":[\"?\"]}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < json.length; i++) {
            json[i] = json[i] == '?' ? (byte) 0xE2 : json[i];
        }
        assertThat(cells.read(json))
                .containsOnly(Map.entry("a", "string x\uFFFD\uFFFDy"), Map.entry("b", "string [\\\"\uFFFD\\\"]"));
    }

    @Test
    void unpairedSurrogatesAreShownAsReplacements() throws MalformedRecordException {
        assertThat(cells.read("{\"a\":\"\\ud800x\\n\",\"b\":\"\\udc00\\ud83d\\ude00\",\"c\":[\"\\ud800\\u0041\"]}"))
                .containsOnly(
                        Map.entry("a", "string \uFFFDx\\n"),
                        Map.entry("b", "string \uFFFD😀"),
                        Map.entry("c", "string [\\\"\uFFFDA\\\"]"));
    }

    @Test
    void wideAndChangingRecordsKeepTheirMembersApart() throws MalformedRecordException {
        assertThat(cells.read("{\"a\":1,\"b\":2,\"c\":3}")).hasSize(3);
        assertThat(cells.read("{\"a\":1,\"c\":3}")).containsOnly(Map.entry("a", "int64 1"), Map.entry("c", "int64 3"));
        assertThat(cells.read("{\"c\":3,\"b\":2,\"a\":1,\"d\":4}")).hasSize(4).containsEntry("b", "int64 2");
        assertThat(cells.read("{\"aa\":1,\"ab\":2}")).containsOnlyKeys("aa", "ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[",
                "{bad",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "[1,]",
                "[1 2]",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":tru}",
                "{\"a\":nul",
                "{\"a\":NaN}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":bad}}}}}",
                "{\"a\":[{\"b\":}]}",
                "{'a':1}",
                "{\"a\":1}{\"a\":2}",
                "42",
                "\"s\"",
                "null",
                "\u0001\u0002",
            })
    void textThatIsNoObjectOrArrayIsRefused(String json) {
        assertThatThrownBy(() -> cells.read(json)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void errorSaysWhereAndWhat() {
        assertThatThrownBy(() -> cells.read("{\"a\":1,\"b\":x}"))
                .hasMessage("not valid JSON: expected a value at byte 11, found 'x'");
        assertThatThrownBy(() -> cells.read("\u0001\u0002"))
                .hasMessage("not valid JSON: expected a value at byte 0, found byte 0x01");
        assertThatThrownBy(() -> cells.read("{\"a\":1"))
                .hasMessage("not valid JSON: expected ',' or '}' at byte 6, found the end");
    }

    @Test
    void nestingHasALimitThatSpendsNoStack() throws MalformedRecordException {
        String deepest = "[".repeat(999) + "]".repeat(999);

        assertThat(cells.read("{\"a\":" + deepest + "}")).containsEntry("a", "string " + deepest);
        for (String open : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
            assertThatThrownBy(() -> cells.read(open.repeat(100_000)))
                    .hasMessageStartingWith("not valid JSON: nested deeper than 1000 levels");
        }
    }

    @Test
    void goodRecordsFollowBadOnes() throws MalformedRecordException {
        assertThatThrownBy(() -> cells.read("{\"a\":1,\"b\":[{\"x\":tru")).isInstanceOf(MalformedRecordException.class);
        assertThat(cells.read("{\"a\":1,\"b\":[{\"x\":true}]}"))
                .containsOnly(Map.entry("a", "int64 1"), Map.entry("b", "string [{\\\"x\\\":true}]"));
    }
}
