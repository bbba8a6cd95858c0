package dev.frameproof.kafkaplugin.internal.client;

import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys from PEM texts (RFC 7468). */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /** Version 0 and the algorithm rsaEncryption: what stands before an RSA key in PKCS#8 (RFC 5208). */
    private static final byte[] RSA_HEAD = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private Pem() {}

    /** @param what the text's name for error messages */
    static Certificate[] certificates(String pem, String what) throws InvalidSettingsException {
        byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
        try {
            Certificate[] certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .toArray(Certificate[]::new);
            if (certificates.length > 0) {
                return certificates;
            }
        } catch (CertificateException e) {
            // Said below: the cause names bytes of no use to the user.
        }
        throw new InvalidSettingsException("the " + what + " cannot be read: paste it as PEM text, from -----BEGIN"
                + " CERTIFICATE----- to -----END CERTIFICATE-----");
    }

    /** Reads a key in PKCS#8, or an RSA key in PKCS#1. */
    static PrivateKey privateKey(String pem) throws InvalidSettingsException {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw unreadable("no -----BEGIN PRIVATE KEY----- was found in it");
        }
        String kind = matcher.group(1);
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(matcher.group(2).getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw unreadable("what stands between its first and last line is not Base64");
        }
        return switch (kind) {
            case "" -> pkcs8(der);
            case "RSA " -> pkcs8(tagged(SEQUENCE, concat(RSA_HEAD, tagged(OCTETS, der))));
            case "ENCRYPTED " ->
                throw unreadable("it is protected by a password: openssl pkcs8 -in key.pem removes it");
            default ->
                throw unreadable("it is a key of kind '" + kind.strip()
                        + "': openssl pkcs8 -topk8 -nodes -in key.pem converts it");
        };
    }

    private static PrivateKey pkcs8(byte[] der) throws InvalidSettingsException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                // Not a key of this algorithm.
            }
        }
        throw unreadable("it is no RSA, EC or EdDSA key");
    }

    private static InvalidSettingsException unreadable(String why) {
        return new InvalidSettingsException("the client key cannot be read: " + why);
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
