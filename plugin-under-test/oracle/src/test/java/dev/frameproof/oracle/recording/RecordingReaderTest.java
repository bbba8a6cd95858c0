package dev.frameproof.oracle.recording;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Odd files: what is wrong, and where. */
class RecordingReaderTest {
    private static final String QUERY = "'query':{'topicName':'T','partition':0,'autoOffsetReset':'earliest'}";
    private static final String RECORD = "{'partition':0,'key':null,'value':'e30=','timestamp':1}";

    @TempDir
    Path folder;

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("odd.json"), json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | a recording is a JSON object",
                "[] | a recording is a JSON object",
                "{} | member \"query\" is missing",
                "{'query':null,'records':[],'frames':[]} | member \"query\" is no object",
                "{<Q>,'frames':[]} | member \"records\" is missing",
                "{<Q>,'records':[]} | member \"frames\" is missing",
                "{<Q>,'records':{},'frames':[]} | \"records\" is a list",
                "{<Q>,'records':[1],'frames':[]} | record 0 is no object",
                "{<Q>,'records':[<R>,{'value':null}],'frames':[]} | record 1: its \"timestamp\" is missing",
                "{<Q>,'records':[{'timestamp':'x'}],'frames':[]} | record 0: its \"timestamp\" is a whole number, not \"x\"",
                "{<Q>,'records':[{'timestamp':1,'value':'*'}],'frames':[]} | record 0: its \"value\" is not base64: \"*\"",
                "{<Q>,'records':[{'timestamp':1,'value':{}}],'frames':[]} | record 0: \"value\" is base64 in a string, or null",
                "{<Q>,'records':[{'timestamp':1,'partition':1}],'frames':[]} | record 0: its partition 1 is not one of the topic's 1",
                "{<Q>,'records':[],'frames':[],'partitions':'1'} | \"partitions\" is a whole number",
                "{<Q>,'records':[],'frames':[],'registry':{'a':1}} | \"registry\" is a list of schemas",
                "{<Q>,'records':[],'frames':[],'registry':['a']} | \"registry\": each schema has its text in \"schema\"",
                "{<Q>,'records':[],'frames':[]} {} | something follows",
                "{<Q>,'records':[],'frames':[],'arrivedMicros':[1.5]} | \"arrivedMicros\" has whole numbers",
                "{<Q>,'records':[ | not JSON"
            })
    void oddFileIsRefusedWithAReason(String json, String reason) throws Exception {
        Path odd = file(json.replace("<Q>", QUERY).replace("<R>", RECORD));

        assertThatThrownBy(() -> Recording.read(odd))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith(odd.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void fileInAnotherEncodingIsRefused() throws Exception {
        Path odd = Files.writeString(folder.resolve("odd.json"), "{}", UTF_16);

        assertThatThrownBy(() -> Recording.read(odd)).hasMessageContaining("it is not UTF-8");
    }

    @Test
    void withoutTimesNothingCanBeCalledLate() throws Exception {
        Path timeless = file("{%s,'records':[%s],'frames':[{},{}],'arrivedMicros':[1]}".formatted(QUERY, RECORD));
        Recording recording = Recording.read(timeless);

        assertThatThrownBy(() -> RecordingJudge.judge(recording, Optional.of(Duration.ofMillis(20))))
                .hasMessageContaining("nobody knows which rows came late");
    }

    @Test
    void whatIsNoFrameIsAFinding() throws Exception {
        Path odd = file("{%s,'records':[%s],'frames':[null, 'text' ,[1],5, {}]}".formatted(QUERY, RECORD));

        assertThat(RecordingJudge.judge(Recording.read(odd)).findings())
                .extracting(JudgedFinding::id)
                .containsExactly(
                        "odd/malformed-frame",
                        "odd/malformed-frame#2",
                        "odd/malformed-frame#3",
                        "odd/malformed-frame#4",
                        "odd/malformed-frame#5",
                        "odd/lost/0/0");
        assertThat(new String(Recording.read(odd).frames().get(1), UTF_8)).isEqualTo("\"text\"");
    }

    @Test
    void membersThatNobodyKnowsAreLeftAlone() throws Exception {
        Path odd = file(
                "{'who':{'a':[1]},%s,'datasource':null,'registry':null,'records':[],'frames':[]}".formatted(QUERY));

        assertThat(RecordingJudge.judge(Recording.read(odd)).conforms()).isTrue();
    }
}
