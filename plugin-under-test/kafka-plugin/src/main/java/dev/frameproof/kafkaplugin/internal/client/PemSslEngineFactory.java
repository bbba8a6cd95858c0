package dev.frameproof.kafkaplugin.internal.client;

import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.SslEngineFactory;

/**
 * TLS as the datasource's settings ask for it: certificates and key as PEM texts, a name of its own for the broker, or no
 * verification at all. Kafka's own factory offers neither of the last two.
 */
public final class PemSslEngineFactory implements SslEngineFactory {
    /** The configuration under which the factory finds its {@link Security}. */
    static final String SECURITY = "frameproof.security";

    private static final char[] NO_PASSWORD = {};

    private Security security;
    private SSLContext context;

    @Override
    public void configure(Map<String, ?> configs) {
        security = (Security) configs.get(SECURITY);
        try {
            context = context(security);
        } catch (InvalidSettingsException e) {
            throw new KafkaException(e.getMessage(), e);
        }
    }

    @Override
    public SSLEngine createClientSslEngine(String peerHost, int peerPort, String endpointIdentification) {
        String name = security.serverName().isEmpty() ? peerHost : security.serverName();
        SSLEngine engine = context.createSSLEngine(name, peerPort);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(security.skipVerify() ? "" : endpointIdentification);
        if (!security.serverName().isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(security.serverName())));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
        throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public KeyStore keystore() {
        return null;
    }

    @Override
    public KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {}

    /** @throws InvalidSettingsException when a certificate or key cannot be used; its message never shows it */
    public static SSLContext context(Security security) throws InvalidSettingsException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(security), trustManagers(security), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidSettingsException("TLS cannot be set up: " + e.getMessage());
        }
    }

    private static KeyManager[] keyManagers(Security security)
            throws GeneralSecurityException, IOException, InvalidSettingsException {
        boolean withCertificate = !security.clientCertificate().isEmpty();
        if (withCertificate == security.clientKey().isEmpty()) {
            throw new InvalidSettingsException(
                    "client authentication needs both the client certificate and the client key: set the other one too");
        }
        if (!withCertificate) {
            return null;
        }
        KeyStore store = empty();
        store.setKeyEntry(
                "client",
                Pem.privateKey(security.clientKey()),
                NO_PASSWORD,
                Pem.certificates(security.clientCertificate(), "client certificate"));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Security security)
            throws GeneralSecurityException, IOException, InvalidSettingsException {
        if (security.skipVerify()) {
            return new TrustManager[] {new TrustingManager()};
        }
        if (security.caCertificate().isEmpty()) {
            return null;
        }
        KeyStore store = empty();
        int number = 0;
        for (var certificate : Pem.certificates(security.caCertificate(), "CA certificate")) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
