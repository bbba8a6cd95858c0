package dev.frameproof.kafkaplugin.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings.SchemaRegistry;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasourceSettingsTest {
    private static final Map<String, String> SECRETS = Map.of(
            "saslPassword", "pass-1",
            "tlsCACert", "ca-2",
            "tlsClientCert", "cert-3",
            "tlsClientKey", "key-4",
            "schemaRegistryPassword", "pass-5");

    @Test
    void absentSettingsHaveTheContractsDefaults() throws InvalidJsonException {
        assertThat(settings("", Map.of()))
                .isEqualTo(new DatasourceSettings(
                        "uid",
                        "",
                        "",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new Security("PLAINTEXT", "PLAIN", "", "", false, "", "", "", ""),
                        new SchemaRegistry("", "", ""),
                        5,
                        1_000,
                        ""));
    }

    @Test
    void everySettingIsReadAndSwitchesMayBeText() throws InvalidJsonException {
        String json = "{\"bootstrapServers\":\" a:1,b:2 \",\"clientId\":\"c\",\"securityProtocol\":\"SASL_SSL\","
                + "\"saslMechanisms\":\"SCRAM-SHA-512\",\"saslUsername\":\"u\",\"tlsSkipVerify\":true,"
                + "\"tlsAuthWithCACert\":\"true\",\"tlsAuth\":true,\"serverName\":\"s\",\"timeout\":\"3000\","
                + "\"healthcheckTimeout\":700,\"schemaRegistryUrl\":\"http://r\",\"schemaRegistryUsername\":\"ru\","
                + "\"flattenMaxDepth\":2,\"flattenFieldCap\":\"30\",\"logLevel\":\"debug\"}";

        assertThat(settings(json, SECRETS))
                .isEqualTo(new DatasourceSettings(
                        "uid",
                        "a:1,b:2",
                        "c",
                        Duration.ofMillis(3_000),
                        Duration.ofMillis(700),
                        new Security("SASL_SSL", "SCRAM-SHA-512", "u", "pass-1", true, "s", "ca-2", "cert-3", "key-4"),
                        new SchemaRegistry("http://r", "ru", "pass-5"),
                        2,
                        30,
                        "debug"));
    }

    @Test
    void certificatesCountOnlyWhenTheyAreSwitchedOn() throws InvalidJsonException {
        Security security = settings("{\"tlsAuth\":false}", SECRETS).security();

        assertThat(security.caCertificate() + security.clientCertificate() + security.clientKey())
                .isEmpty();
    }

    @Test
    void healthCheckTimeoutFallsBackToTheTimeout() throws InvalidJsonException {
        assertThat(settings("{\"timeout\":900}", Map.of()).healthTimeout()).isEqualTo(Duration.ofMillis(900));
        assertThat(settings("{\"timeout\":0,\"healthcheckTimeout\":-1}", Map.of())
                        .healthTimeout())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void flatteningHasBounds() throws InvalidJsonException {
        assertThat(settings("{\"flattenMaxDepth\":0,\"flattenFieldCap\":-3}", Map.of()))
                .satisfies(settings -> assertThat(settings.flattenMaxDepth()).isEqualTo(5))
                .satisfies(settings -> assertThat(settings.flattenFieldCap()).isEqualTo(1));
    }

    @Test
    void textNeverShowsASecret() throws InvalidJsonException {
        assertThat(settings("{\"tlsAuth\":true,\"tlsAuthWithCACert\":true}", SECRETS)
                        .toString())
                .doesNotContain(SECRETS.values());
    }

    @Test
    void brokenJsonIsRefused() {
        assertThatThrownBy(() -> settings("{\"a\":", Map.of())).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> settings("{} {}", Map.of())).hasMessageContaining("nothing behind");
    }

    private static DatasourceSettings settings(String json, Map<String, String> secrets) throws InvalidJsonException {
        return DatasourceSettings.of(DataSourceInstanceSettings.newBuilder()
                .setUid("uid")
                .setJsonData(ByteString.copyFromUtf8(json))
                .putAllDecryptedSecureJsonData(secrets)
                .build());
    }
}
