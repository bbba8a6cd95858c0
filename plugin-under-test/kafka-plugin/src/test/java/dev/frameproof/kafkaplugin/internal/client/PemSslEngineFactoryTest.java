package dev.frameproof.kafkaplugin.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes of the plugin's TLS with a server, in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PemSslEngineFactoryTest {
    private static final String BROKER = "broker.example";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private TestingAuthority broker;
    private TestingAuthority client;
    private TestingAuthority rsaClient;

    @BeforeAll
    void makeKeys(@TempDir Path folder) throws Exception {
        broker = TestingAuthority.make(folder, BROKER, "EC", "secp256r1");
        client = TestingAuthority.make(folder, "client", "EC", "secp256r1");
        rsaClient = TestingAuthority.make(folder, "old-client", "RSA", "2048");
    }

    @Test
    void brokerOfTheOwnAuthorityIsTrusted() throws Exception {
        handshake(security(false, "", broker.certificatePem(), "", ""), BROKER, client, false);
    }

    @Test
    void brokerOfAnotherAuthorityIsNot() throws Exception {
        Security other = security(false, "", client.certificatePem(), "", "");
        Security usual = security(false, "", "", "", "");

        assertThatThrownBy(() -> handshake(other, BROKER, client, false)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> handshake(usual, BROKER, client, false)).isInstanceOf(SSLException.class);
    }

    @Test
    void brokerOfAnotherNameIsNotTrustedUnlessTheNameIsSet() throws Exception {
        String ca = broker.certificatePem();

        assertThatThrownBy(() -> handshake(security(false, "", ca, "", ""), "10.0.0.7", client, false))
                .isInstanceOf(SSLException.class);
        handshake(security(false, BROKER, ca, "", ""), "10.0.0.7", client, false);
    }

    @Test
    void anyBrokerIsTrustedWhenVerificationIsSkipped() throws Exception {
        handshake(security(true, "", "", "", ""), "10.0.0.7", client, false);
    }

    @Test
    void clientShowsItsCertificateWithKeysOfBothForms() throws Exception {
        String ca = broker.certificatePem();
        Security pkcs8 = security(false, "", ca, client.certificatePem(), client.keyPem());
        Security pkcs1 = security(false, "", ca, rsaClient.certificatePem(), rsaClient.oldKeyPem());

        assertThat(handshake(pkcs8, BROKER, client, true)).isEqualTo("CN=client");
        assertThat(handshake(pkcs1, BROKER, rsaClient, true)).isEqualTo("CN=old-client");
        assertThatThrownBy(() -> handshake(security(false, "", ca, "", ""), BROKER, client, true))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void unusableTextsAreExplainedAndNeverShown() throws Exception {
        String certificate = client.certificatePem();

        assertWrong(security(false, "", "SECRET", "", ""), "the CA certificate cannot be read: paste it as PEM text");
        assertWrong(security(false, "", "", certificate, ""), "needs both the client certificate and the client key");
        assertWrong(security(false, "", "", certificate, "SECRET"), "no -----BEGIN PRIVATE KEY-----");
        assertWrong(
                security(
                        false,
                        "",
                        "",
                        certificate,
                        "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----"),
                "openssl pkcs8 -topk8");
        assertWrong(
                security(false, "", "", certificate, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"),
                "it is no RSA, EC or EdDSA key");
    }

    private static void assertWrong(Security security, String message) {
        assertThatThrownBy(() -> PemSslEngineFactory.context(security))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("SECRET");
    }

    private static Security security(boolean skip, String name, String ca, String certificate, String key) {
        return new Security("SSL", "PLAIN", "", "", skip, name, ca, certificate, key);
    }

    /** @return the name that the client showed, empty for none */
    private String handshake(Security security, String host, TestingAuthority trusted, boolean demand)
            throws Exception {
        PemSslEngineFactory factory = new PemSslEngineFactory();
        factory.configure(Map.of(PemSslEngineFactory.SECURITY, security));
        SSLEngine ours = factory.createClientSslEngine(host, 9093, "https");
        SSLEngine server = broker.serverContext(trusted).createSSLEngine();
        server.setUseClientMode(false);
        server.setNeedClientAuth(demand);
        ByteBuffer toServer = ByteBuffer.allocate(1 << 16).flip();
        ByteBuffer toClient = ByteBuffer.allocate(1 << 16).flip();
        ours.beginHandshake();
        server.beginHandshake();
        for (int step = 0; step < 100 && !(isDone(ours) && isDone(server)); step++) {
            step(ours, toClient, toServer);
            step(server, toServer, toClient);
        }
        assertThat(isDone(ours) && isDone(server)).isTrue();
        return demand ? server.getSession().getPeerPrincipal().getName() : "";
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> {
                out.compact();
                engine.wrap(NOTHING, out);
                out.flip();
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> engine.unwrap(in, ByteBuffer.allocate(1 << 16));
            default -> {
                if (in.hasRemaining()) {
                    engine.unwrap(in, ByteBuffer.allocate(1 << 16));
                }
            }
        }
    }
}
