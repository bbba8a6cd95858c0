package dev.frameproof.host.embedded.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.state.Accounts;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Health, org, user, login, and the list of well-known Live channels. */
final class BasicsApi {
    private static final long SESSION_SECONDS = 30L * 24 * 3600;

    private final GrafanaProfile profile;
    private final Accounts accounts;
    private final Authenticator authenticator;
    private final JsonNode liveList;

    BasicsApi(GrafanaProfile profile, Accounts accounts, Authenticator authenticator) {
        this.profile = profile;
        this.accounts = accounts;
        this.authenticator = authenticator;
        this.liveList = readLiveList();
    }

    void register(Routes routes) {
        routes.open("GET", "/", ApiHandler.of(request -> root()))
                .open("GET", "/api/health", ApiHandler.of(request -> health()))
                .open("POST", "/login", ApiHandler.of(this::login))
                .open("GET", "/logout", ApiHandler.of(this::logout))
                .signedIn("GET", "/api/org", ApiHandler.of(request -> org()))
                .signedIn("GET", "/api/user", ApiHandler.of(request -> user(request.signedIn())))
                .signedIn("GET", "/api/live/list", ApiHandler.of(request -> ApiAnswer.json(200, liveList)));
    }

    private ApiAnswer root() {
        return ApiAnswer.plain(
                200,
                "This is Frameproof's embedded target with the profile of Grafana %s. It is not Grafana: it serves the API under /api, and no pages.\n"
                        .formatted(profile.version()));
    }

    private ApiAnswer health() {
        ObjectNode body = ApiJson.object();
        body.put("database", "ok").put("version", profile.version().toString()).put("commit", "NA");
        return ApiAnswer.outerJson(200, body);
    }

    private ApiAnswer org() {
        ObjectNode body = ApiJson.object();
        body.put("id", Identity.ORG).put("name", "Main Org.");
        body.putObject("address")
                .put("address1", "")
                .put("address2", "")
                .put("city", "")
                .put("zipCode", "")
                .put("state", "")
                .put("country", "");
        if (!profile.shows(GrafanaFact.NO_AUTO_APPROVE)) {
            body.put("autoApproveJoinRequests", false);
        }
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer user(Identity caller) {
        boolean uids = profile.shows(GrafanaFact.IDENTITY_UIDS);
        String created = accounts.created().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode body = ApiJson.object();
        body.put("id", caller.id());
        if (uids) {
            body.put("uid", caller.uid());
        }
        body.put("email", caller.email())
                .put("name", caller.name())
                .put("login", caller.login())
                .put("theme", "")
                .put("orgId", Identity.ORG)
                .put("isGrafanaAdmin", caller.kind() == Identity.Kind.USER)
                .put("isDisabled", false)
                .put("isExternal", false)
                .put("isExternallySynced", false)
                .put("isGrafanaAdminExternallySynced", false)
                .putArray("authLabels");
        body.put("updatedAt", created).put("createdAt", created).put("avatarUrl", "/avatar/" + md5(caller.email()));
        if (uids) {
            body.put("isProvisioned", false);
        }
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer login(ApiRequest request) throws IOException {
        JsonNode body = request.json();
        try {
            Identity user = authenticator.byPassword(
                    body.path("user").asText(), body.path("password").asText());
            ObjectNode answer = ApiJson.object();
            answer.put("message", "Logged in").put("redirectUrl", "/");
            return ApiAnswer.json(200, answer)
                    .withHeader("Set-Cookie", cookie(accounts.openSession(user), SESSION_SECONDS));
        } catch (RefusedException refused) {
            return refused.answer();
        }
    }

    private ApiAnswer logout(ApiRequest request) {
        authenticator.sessionOf(request.headers()).ifPresent(accounts::closeSession);
        return new ApiAnswer(302, "text/html; charset=utf-8", List.of(), ByteString.EMPTY)
                .withHeader("Location", "/login")
                .withHeader("Set-Cookie", cookie("", 0));
    }

    private static String cookie(String session, long seconds) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax"
                .formatted(Authenticator.SESSION_COOKIE, session, seconds);
    }

    private static String md5(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest(email.toLowerCase(Locale.ROOT).getBytes(UTF_8));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static JsonNode readLiveList() {
        try (InputStream in = GrafanaProfile.class.getResourceAsStream("live-list.json")) {
            return ApiJson.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of Live channels", e);
        }
    }
}
