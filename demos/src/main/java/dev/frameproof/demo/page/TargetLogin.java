package dev.frameproof.demo.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.live.LiveAuth;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Signs a browser in to the embedded target, as its login page would: the browser gets the cookie, never the password.
 * Cookies know no ports, so it is called by the target's: pages of several targets on one machine keep apart.
 */
final class TargetLogin {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String COOKIE = "grafana_session";

    private final GrafanaTarget target;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    TargetLogin(GrafanaTarget target) {
        this.target = target;
    }

    /**
     * @return the session cookie, as {@code name=value}
     * @throws IOException when the target refuses, or is not there
     */
    String signIn() throws IOException, InterruptedException {
        if (!(target.liveAuth() instanceof LiveAuth.Basic user)) {
            throw new IOException("the target is none that the page can sign in to");
        }
        String body = new ObjectMapper().writeValueAsString(Map.of("user", user.user(), "password", user.password()));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(target.url().resolve("/login"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().allValues("Set-Cookie").stream()
                .flatMap(text -> HttpCookie.parse(text).stream())
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> "%s_%d=%s".formatted(COOKIE, target.url().getPort(), cookie.getValue()))
                .findFirst()
                .orElseThrow(() -> new IOException("the target answered the login with " + answer.statusCode()));
    }
}
