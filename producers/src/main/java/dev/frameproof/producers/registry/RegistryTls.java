package dev.frameproof.producers.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS by PEM files. */
final class RegistryTls {
    private static final char[] NO_PASSWORD = {};

    private RegistryTls() {}

    /**
     * @param authorities a file of those to trust in place of Java's own
     * @param own what to prove with who asks
     * @return empty when neither is given, so that Java's usual TLS is right
     * @throws IllegalArgumentException when a file holds nothing that can be used
     */
    static Optional<SSLContext> of(Optional<Path> authorities, Optional<ClientCertificate> own) {
        if (authorities.isEmpty() && own.isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own.isPresent() ? keys(own.get()) : null,
                    authorities.isPresent() ? trust(authorities.get()) : null,
                    null);
            return Optional.of(context);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : ClientCertificate.certificates(file)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyManager[] keys(ClientCertificate own) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        Certificate[] chain = own.chain();
        store.setKeyEntry("own", own.keyOf(chain[0]), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
