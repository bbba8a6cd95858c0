package dev.frameproof.kafkaplugin.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and self-signed certificates, made by the JDK's keytool. */
final class TestingAuthority {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore store;

    private TestingAuthority(KeyStore store) {
        this.store = store;
    }

    static TestingAuthority make(Path folder, String name, String algorithm, String group) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own"));
        command.addAll(List.of("-keyalg", algorithm, algorithm.equals("RSA") ? "-keysize" : "-groupname", group));
        command.addAll(List.of("-dname", "CN=" + name, "-ext", "san=dns:" + name, "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", new String(PASSWORD), "-keystore", file.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = String.join("\n", keytool.inputReader().lines().toList());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new TestingAuthority(store);
    }

    String certificatePem() throws GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate("own").getEncoded());
    }

    /** @return the key in PKCS#8 */
    String keyPem() throws GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded());
    }

    /** @return the RSA key in PKCS#1: what PKCS#8 wraps, behind its head of 26 bytes */
    String oldKeyPem() throws GeneralSecurityException {
        byte[] pkcs8 = store.getKey("own", PASSWORD).getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
    }

    /** @return a server's TLS that shows this certificate and trusts the client's */
    SSLContext serverContext(TestingAuthority client) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        trusted.setCertificateEntry("client", client.store.getCertificate("own"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }
}
