package dev.frameproof.kafkaplugin.internal.settings;

import java.util.Map;

/**
 * How the brokers are spoken to. Its text never shows the secrets.
 *
 * @param protocol PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL, or what the user wrote
 * @param mechanism PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512, or what the user wrote
 * @param serverName whom the broker's certificate must be for; empty for the host that is connected to
 * @param caCertificate PEM; empty for the runtime's own authorities
 * @param clientCertificate PEM; empty for none
 * @param clientKey PEM; empty for none
 */
public record Security(
        String protocol,
        String mechanism,
        String username,
        String password,
        boolean skipVerify,
        String serverName,
        String caCertificate,
        String clientCertificate,
        String clientKey) {
    static Security of(JsonObject json, Map<String, String> secrets) {
        boolean withCa = json.isTrue("tlsAuthWithCACert");
        boolean withClient = json.isTrue("tlsAuth");
        return new Security(
                orElse(json.text("securityProtocol"), "PLAINTEXT"),
                orElse(json.text("saslMechanisms"), "PLAIN"),
                json.text("saslUsername"),
                secrets.getOrDefault("saslPassword", ""),
                json.isTrue("tlsSkipVerify"),
                json.text("serverName"),
                withCa ? secrets.getOrDefault("tlsCACert", "") : "",
                withClient ? secrets.getOrDefault("tlsClientCert", "") : "",
                withClient ? secrets.getOrDefault("tlsClientKey", "") : "");
    }

    public boolean usesSasl() {
        return protocol.startsWith("SASL_");
    }

    public boolean usesTls() {
        return protocol.endsWith("SSL");
    }

    @Override
    public String toString() {
        return "Security[protocol=" + protocol + ", mechanism=" + mechanism + ", username=" + username + "]";
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
