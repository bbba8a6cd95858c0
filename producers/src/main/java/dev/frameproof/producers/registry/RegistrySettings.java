package dev.frameproof.producers.registry;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a registry is reached.
 *
 * @param urls its addresses; when one does not answer the next is asked
 * @param credentials who asks
 * @param caCertificates a PEM file of the authorities to trust in place of Java's own
 * @param clientCertificate what the registry knows who asks by, where it wants mutual TLS
 * @param timeout how long each address may take to answer
 */
public record RegistrySettings(
        List<URI> urls,
        Optional<RegistryCredentials> credentials,
        Optional<Path> caCertificates,
        Optional<ClientCertificate> clientCertificate,
        Duration timeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    public RegistrySettings {
        urls = List.copyOf(urls);
        requireNonNull(credentials, "credentials");
        requireNonNull(caCertificates, "caCertificates");
        requireNonNull(clientCertificate, "clientCertificate");
        requireNonNull(timeout, "timeout");
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a schema registry has an address");
        }
    }

    /**
     * @param urls one or several, comma-separated; user and password in one of them are taken for all
     * @throws IllegalArgumentException when one is no HTTP address; a password is not shown
     */
    public static RegistrySettings parse(
            String urls, Optional<RegistryCredentials> credentials, Optional<Path> caCertificates) {
        List<URI> addresses = new ArrayList<>();
        Optional<RegistryCredentials> found = credentials;
        for (String text : urls.split(",", -1)) {
            URI url = address(text.strip());
            String user = url.getUserInfo();
            if (user != null) {
                int colon = user.indexOf(':');
                RegistryCredentials own = RegistryCredentials.basic(
                        colon < 0 ? user : user.substring(0, colon), colon < 0 ? "" : user.substring(colon + 1));
                found = found.or(() -> Optional.of(own));
            }
            String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
            String authority = url.getRawAuthority();
            addresses.add(URI.create(url.getScheme() + "://" + authority.substring(authority.indexOf('@') + 1) + path));
        }
        return new RegistrySettings(addresses, found, caCertificates, Optional.empty(), USUAL_TIMEOUT);
    }

    /** @return the same registry, asked with a certificate */
    public RegistrySettings withClientCertificate(ClientCertificate own) {
        return new RegistrySettings(urls, credentials, caCertificates, Optional.of(own), timeout);
    }

    private static URI address(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && (text.startsWith("http://") || text.startsWith("https://"))) {
                return url;
            }
        } catch (IllegalArgumentException unreadable) {
            // Its message holds the whole address, and that may hold a password.
            throw new IllegalArgumentException(refusal(text));
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "'" + text.replaceAll("//.*@", "//***@")
                + "' is not the address of a schema registry: write it like http://localhost:8081";
    }
}
