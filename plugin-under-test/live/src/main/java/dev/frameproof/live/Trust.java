package dev.frameproof.live;

import static java.util.Objects.requireNonNull;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates a TLS connection to Grafana is held to.
 *
 * @param certificates a PEM file of authorities; empty for those that Java trusts
 */
public record Trust(Optional<Path> certificates) {
    public Trust {
        requireNonNull(certificates, "certificates");
    }

    /** @return what Java trusts by itself */
    public static Trust ofJava() {
        return new Trust(Optional.empty());
    }

    /**
     * @return for HTTP clients
     * @throws IllegalArgumentException when the file holds no certificates; the message is for the user
     */
    public SSLContext context() {
        try {
            if (certificates.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, authorities(certificates.get()).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    SslContext socketContext() {
        SslContextBuilder builder = SslContextBuilder.forClient();
        certificates.ifPresent(file -> builder.trustManager(authorities(file)));
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrustManagerFactory authorities(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificate; give a PEM file");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (Certificate certificate : all) {
                store.setCertificateEntry("authority-" + n++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the certificates %s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException(
                    "%s holds no certificates that can be read: %s; give a PEM file"
                            .formatted(file, broken.getMessage()),
                    broken);
        }
    }
}
