package dev.frameproof.producers.registry;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks, by a certificate of its own (mutual TLS).
 *
 * @param certificate a PEM file with it, and with those that it was signed by, in that order
 * @param key a PEM file with its private key, PKCS#8, not encrypted
 */
public record ClientCertificate(Path certificate, Path key) {
    private static final Pattern PEM_KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    public ClientCertificate {
        requireNonNull(certificate, "certificate");
        requireNonNull(key, "key");
    }

    /** @throws IllegalArgumentException when the file holds no certificate that can be read */
    static Certificate[] certificates(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Certificate[] certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .toArray(Certificate[]::new);
            if (certificates.length == 0) {
                throw new IllegalArgumentException(file + " holds no certificate: it must be a PEM file");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    Certificate[] chain() {
        return certificates(certificate);
    }

    /**
     * @param first the certificate that the key must belong to
     * @throws IllegalArgumentException when the file holds no key of that certificate that can be read
     */
    PrivateKey keyOf(Certificate first) {
        PrivateKey read = read();
        if (!belong(read, first)) {
            throw new IllegalArgumentException(
                    "the key in " + key + " is not that of the first certificate in " + certificate);
        }
        return read;
    }

    private PrivateKey read() {
        String text;
        try {
            text = Files.readString(key, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException("the key in " + key + " cannot be read: " + e.getMessage(), e);
        }
        Matcher found = PEM_KEY.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    key + " holds no key: it must be a PEM file with -----BEGIN PRIVATE KEY-----");
        }
        if (!found.group(1).isEmpty()) {
            throw new IllegalArgumentException("the key in " + key + " is of the kind '"
                    + found.group(1).strip()
                    + "': openssl pkcs8 -topk8 -nodes -in FILE makes a plain one of it");
        }
        for (String algorithm : SIGNATURES.keySet()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(found.group(2));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException | IllegalArgumentException otherwise) {
                // Not a key of this algorithm.
            }
        }
        throw new IllegalArgumentException("the key in " + key + " is no RSA, EC or EdDSA key");
    }

    private static boolean belong(PrivateKey key, Certificate certificate) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), "EdDSA"));
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
