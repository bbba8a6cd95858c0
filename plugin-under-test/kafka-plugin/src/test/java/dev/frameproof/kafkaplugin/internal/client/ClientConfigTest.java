package dev.frameproof.kafkaplugin.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.time.Duration;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientConfigTest {
    @ParameterizedTest
    @CsvSource({
        "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule",
        "SCRAM-SHA-256, org.apache.kafka.common.security.scram.ScramLoginModule",
        "SCRAM-SHA-512, org.apache.kafka.common.security.scram.ScramLoginModule",
    })
    void loginSurvivesEveryCharacter(String mechanism, String module) throws Exception {
        String password = "a\"b\\c; d=e'{}";
        Security security = new Security("SASL_PLAINTEXT", mechanism, "us\"er", password, false, "", "", "", "");

        Map<String, Object> config = ClientConfig.of(settings(security), Duration.ofSeconds(1));
        AppConfigurationEntry login =
                JaasContext.loadClientContext(config).configurationEntries().get(0);

        assertThat(login.getLoginModuleName()).isEqualTo(module);
        assertThat(login.getOptions().get("password")).isEqualTo(password);
        assertThat(login.getOptions().get("username")).isEqualTo("us\"er");
        assertThat(config.get(SaslConfigs.SASL_MECHANISM)).isEqualTo(mechanism);
        assertThat(config.toString()).doesNotContain(password);
    }

    private static DatasourceSettings settings(Security security) {
        return new DatasourceSettings(
                "uid",
                "127.0.0.1:9092",
                "",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                security,
                new DatasourceSettings.SchemaRegistry("", "", ""),
                5,
                1_000,
                "");
    }
}
