package dev.frameproof.host.embedded.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.state.Accounts;
import dev.frameproof.host.embedded.internal.state.Identity;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out who calls: by basic auth, bearer token or session cookie. */
final class Authenticator {
    static final String SESSION_COOKIE = "grafana_session";

    private final GrafanaProfile profile;
    private final Accounts accounts;
    private final List<String> cookies;

    /**
     * @param port where the target listens: browsers keep one cookie of a name for all ports of a machine, so a session
     *     may also come in one that is called by the port
     */
    Authenticator(GrafanaProfile profile, Accounts accounts, int port) {
        this.profile = profile;
        this.accounts = accounts;
        this.cookies = List.of(SESSION_COOKIE + "_" + port, SESSION_COOKIE);
    }

    /** @throws RefusedException with the answer for a caller who is nobody, or not who he says */
    Identity authenticate(HttpHeaders headers) throws RefusedException {
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        String[] parts = authorization.split(" ", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
            return byToken(parts[1].strip());
        }
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
            return basic(parts[1].strip());
        }
        return sessionOf(headers)
                .flatMap(accounts::bySession)
                .orElseThrow(
                        () -> new RefusedException(ApiAnswer.outerError(401, "auth.unauthorized", "Unauthorized")));
    }

    Optional<String> sessionOf(HttpHeaders headers) {
        return ServerCookieDecoder.LAX.decode(headers.get(HttpHeaderNames.COOKIE, "")).stream()
                .filter(cookie -> cookies.contains(cookie.name()))
                .min(Comparator.comparingInt(cookie -> cookies.indexOf(cookie.name())))
                .map(Cookie::value);
    }

    /** @throws RefusedException with the answer for a wrong password */
    Identity byPassword(String login, String password) throws RefusedException {
        return accounts.byPassword(login, password).orElseThrow(() -> new RefusedException(wrongPassword()));
    }

    private Identity basic(String credentials) throws RefusedException {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(wrongPassword());
        }
        int colon = decoded.indexOf(':');
        String login = colon < 0 ? decoded : decoded.substring(0, colon);
        String password = colon < 0 ? "" : decoded.substring(colon + 1);
        return login.equals("api_key") ? byToken(password) : byPassword(login, password);
    }

    private Identity byToken(String key) throws RefusedException {
        return accounts.byToken(key)
                .orElseThrow(
                        () -> new RefusedException(ApiAnswer.outerError(401, "api-key.invalid", "Invalid API key")));
    }

    private ApiAnswer wrongPassword() {
        int status = profile.shows(GrafanaFact.WRONG_PASSWORD_IS_401) ? 401 : 400;
        return ApiAnswer.outerError(status, "password-auth.failed", "Invalid username or password");
    }
}
