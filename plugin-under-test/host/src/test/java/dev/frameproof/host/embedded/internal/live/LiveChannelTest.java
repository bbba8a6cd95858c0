package dev.frameproof.host.embedded.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.frameproof.host.embedded.GrafanaProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveChannelTest {
    private static final GrafanaProfile PROFILE = GrafanaProfile.of("12.4.0");

    @ParameterizedTest
    @ValueSource(strings = {"ds/u/p", "ds/u.v-w_x/a/b=c.d", "plugin/id/p", "a/b/c[d", "ds/u/" + "p", "ds/u//"})
    void partsAreTakenApart(String id) throws Exception {
        LiveChannel channel = LiveChannel.parse("default/" + id, PROFILE);
        assertThat(channel.scope() + "/" + channel.stream() + "/" + channel.path())
                .isEqualTo(id);
        assertThat(channel.name()).isEqualTo("default/" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "default/ds/u,400",
        "default/ds/u/,400",
        "default//u/p,400",
        "default/ds//p,400",
        "default/ds/u/a b,400",
        "default/ds/u/a%3A,400",
        "default/ds/u/ü,400",
        "default/d:s/u/p,400",
        "org-2/ds/u/p,103",
        "org-2/nonsense,103",
        "1/ds/u/p,100",
        "ds/u/p,100",
        "default,100",
    })
    void refusalsHaveTheirCodes(String name, int code) {
        assertThat(refusal(name).error().code()).isEqualTo(code);
    }

    @Test
    void hundredAndSixtyCharactersAfterTheNamespaceAreTheMost() throws Exception {
        String longest = "ds/u/" + "p".repeat(155);
        assertThat(LiveChannel.parse("default/" + longest, PROFILE).path()).hasSize(155);
        assertThat(refusal("default/" + longest + "p").error()).isEqualTo(LiveError.INVALID_CHANNEL);
    }

    private static LiveRefusal refusal(String name) {
        return catchThrowableOfType(LiveRefusal.class, () -> LiveChannel.parse(name, PROFILE));
    }
}
