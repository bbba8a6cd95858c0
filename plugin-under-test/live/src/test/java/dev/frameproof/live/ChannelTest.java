package dev.frameproof.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ChannelTest {
    @Test
    void channelOfTheMostCharactersIsAllowedAndOneMoreIsNot() {
        String path = "y".repeat(ChannelId.LONGEST - "ds/kafka-uid/".length());

        assertThat(ChannelId.ofDatasource("default", "kafka-uid", path)).hasToString("default/ds/kafka-uid/" + path);
        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", path + "y"))
                .hasMessageContaining("161 characters")
                .hasMessageContaining("shorten the topic");
    }

    @Test
    void charactersThatGrafanaRefusesAreNamed() {
        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", "has space"))
                .hasMessageContaining("'has space'");
        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", "pct%3Aenc"))
                .hasMessageContaining("pct%3Aenc");
    }

    @Test
    void pathOfAPlainQueryHasEveryDefault() throws IOException {
        assertThat(ChannelPath.of(query("{'topicName':'t','partition':'all','refId':'A'}"), "x"))
                .isEqualTo(
                        "t-all-latest-json-schemaRegistry-schemaRegistry-none-message-auto-0-0-0-none-none-A-no-alias");
    }

    @Test
    void lastRecordsAndAliasArePartOfThePath() throws IOException {
        String query = "{'topicName':'my topic','partition':2,'autoOffsetReset':'lastN','lastN':5,'refId':'B',"
                + "'alias':'{{topic}} x','avroSchema':'a'}";

        assertThat(ChannelPath.of(query(query), "abc"))
                .isEqualTo("my%20topic-2-lastN-json-schemaRegistry-schemaRegistry-none-message-auto-0-0-0-"
                        + ChannelPath.hash("a") + "-none-5-abc-B-topicx-" + ChannelPath.hash("{{topic}} x"));
    }

    @Test
    void emptyTextsCountAsNone() throws IOException {
        String query = "{'topicName':'t','partition':0,'messageFormat':'','keyFormat':null,'avroSchema':'',"
                + "'autoOffsetReset':'lastN','lastN':0,'refId':'','alias':''}";

        assertThat(ChannelPath.of(query(query), "s"))
                .isEqualTo("t-0-lastN-json-schemaRegistry-schemaRegistry-none-message-auto-0-0-0-none-none-100-s--"
                        + "no-alias");
    }

    @Test
    void aliasOfNoLetterIsItsHashAloneAndALongOneIsCut() throws IOException {
        assertThat(ChannelPath.of(query("{'topicName':'t','refId':'A','alias':'{{}}'}"), "s"))
                .endsWith("-A-" + ChannelPath.hash("{{}}"));
        String alias = "a b_".repeat(30);
        assertThat(ChannelPath.of(query("{'topicName':'t','refId':'A','alias':'" + alias + "'}"), "s"))
                .endsWith("-A-" + "ab_".repeat(22).substring(0, 64) + "-" + ChannelPath.hash(alias));
    }

    @Test
    void topicIsEncodedAsBrowsersDo() throws IOException {
        assertThat(ChannelPath.of(query("{'topicName':'a b+c/ü!()*~','partition':1,'refId':'A'}"), "s"))
                .startsWith("a%20b%2Bc%2F%C3%BC!()*~-1-latest-");
    }

    @Test
    void namespaceWithoutNameOrWithASlashIsRefused() {
        for (String namespace : new String[] {"", "a/b"}) {
            assertThatThrownBy(() -> ChannelId.ofDatasource(namespace, "u", "p"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no namespace");
        }
    }

    @Test
    void topicThatIsTooLongIsRefusedWithTheRemedy() throws IOException {
        String path =
                ChannelPath.of(query("{'topicName':'" + "t".repeat(90) + "','partition':'all','refId':'A'}"), "s");

        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Grafana allows 160: shorten the topic's name");
    }

    @Test
    void hashIsThatOf32BitArithmetic() {
        assertThat(ChannelPath.hash("")).isEqualTo("0");
        assertThat(ChannelPath.hash("a")).isEqualTo(Integer.toString(97, 36));
        assertThat(ChannelPath.hash("ab")).isEqualTo(Integer.toString(97 * 31 + 98, 36));
        // This text's hash is Integer.MIN_VALUE, whose absolute value needs more than 32 bits.
        assertThat(ChannelPath.hash("polygenelubricants")).isEqualTo(Long.toString(1L << 31, 36));
    }

    private static JsonNode query(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
