package dev.frameproof.oracle.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in the documentation is what the recordings show; {@code -Dgolden.refresh=true} writes it anew. */
class FindingsPageTest {
    private static final String FOLDER = "plugin-under-test/oracle/src/test/resources/recordings/plugin-1.7.2/";
    private static final Path PAGE = Path.of("../../docs/findings-kafka-datasource-1.7.2.md");

    @Test
    void pageInTheDocumentationIsWhatTheRecordingsShow() throws Exception {
        var page = new FindingsPage("hamedkarbasi93-kafka-datasource 1.7.2");
        for (String name : RecordingsTest.names().toList()) {
            Recording recording = Recording.read(RecordingsTest.folder().resolve(name + ".json"));
            page.add(FOLDER + name + ".json", recording, RecordingJudge.judge(recording));
        }
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(PAGE, page.markdown());
            fail("the page was written anew; look at it");
        }
        assertThat(PAGE).content().isEqualTo(page.markdown());
    }
}
