package dev.frameproof.host.embedded.internal.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.embedded.internal.state.GoJson;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Signs the caller's token that plugins get as {@code X-Grafana-Id}: a JWT by ES256, good for ten minutes. */
public final class IdTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration RENEWAL = Duration.ofMinutes(9);

    private final String issuer;
    private final Supplier<Instant> clock;
    private final KeyPair keys;
    private final Map<Identity, Signed> signed = new ConcurrentHashMap<>();

    /** @param issuer the server's root URL */
    public IdTokens(String issuer, Supplier<Instant> clock) {
        this.issuer = issuer;
        this.clock = clock;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make ES256 keys", e);
        }
    }

    /** @return the token of a caller; the same one for some minutes */
    public String of(Identity caller) {
        Instant now = clock.get();
        return signed.compute(
                        caller,
                        (key, old) -> old != null && now.isBefore(old.at().plus(RENEWAL))
                                ? old
                                : new Signed(now, sign(caller, now)))
                .token();
    }

    private String sign(Identity caller, Instant now) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "ES256")
                .put("kid", "id-" + now.toString().substring(0, 7) + "-es256")
                .put("typ", "jwt");
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        String type = caller.kind().wireName();
        claims.put("aud", "org:" + Identity.ORG)
                .put("authenticatedBy", caller.authenticatedBy())
                .put("email", caller.email())
                .put("exp", now.plus(LIFETIME).getEpochSecond())
                .put("iat", now.getEpochSecond())
                .put("identifier", caller.uid())
                .put("iss", issuer)
                .put("name", caller.name().isEmpty() ? caller.login() : caller.name())
                .put("namespace", "default")
                .put("role", caller.role())
                .put("sub", type + ":" + caller.id())
                .put("type", type)
                .put("username", caller.login());
        String content = base64(GoJson.write(header).getBytes(UTF_8)) + "."
                + base64(GoJson.write(claims).getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign by ES256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Signed(Instant at, String token) {}
}
