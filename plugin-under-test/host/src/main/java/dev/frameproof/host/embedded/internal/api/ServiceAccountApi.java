package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.state.Accounts;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Service accounts and their tokens. */
final class ServiceAccountApi {
    private static final List<String> ROLES = List.of("Admin", "Editor", "Viewer", "None");

    private final GrafanaProfile profile;
    private final Accounts accounts;
    private final ApiErrors errors;

    ServiceAccountApi(GrafanaProfile profile, Accounts accounts, ApiErrors errors) {
        this.profile = profile;
        this.accounts = accounts;
        this.errors = errors;
    }

    void register(Routes routes) {
        routes.signedIn("POST", "/api/serviceaccounts", ApiHandler.of(this::add))
                .signedIn("DELETE", "/api/serviceaccounts/{id}", ApiHandler.of(this::remove))
                .signedIn("POST", "/api/serviceaccounts/{id}/tokens", ApiHandler.of(this::addToken));
    }

    private ApiAnswer add(ApiRequest request) throws IOException {
        JsonNode wish = request.json();
        String name = wish.path("name").asText();
        String role = wish.path("role").asText("Viewer");
        if (name.isEmpty() || !ROLES.contains(role)) {
            return errors.of(400, "Bad request data");
        }
        Optional<Identity> added = accounts.addServiceAccount(name, role);
        if (added.isEmpty()) {
            return errors.withId(400, "serviceaccounts.ErrAlreadyExists", "service account already exists");
        }
        Identity account = added.get();
        ObjectNode body = ApiJson.object();
        body.put("id", account.id());
        if (profile.shows(GrafanaFact.IDENTITY_UIDS)) {
            body.put("uid", account.uid());
        }
        body.put("name", account.name())
                .put("login", account.login())
                .put("orgId", Identity.ORG)
                .put("isDisabled", false)
                .put("role", account.role())
                .put("tokens", 0)
                .put("avatarUrl", "");
        return ApiAnswer.json(201, body);
    }

    private ApiAnswer remove(ApiRequest request) {
        return account(request)
                .map(account -> {
                    accounts.removeServiceAccount(account.id());
                    return ApiAnswer.message(200, "Service account deleted");
                })
                .orElseGet(this::notFound);
    }

    private ApiAnswer addToken(ApiRequest request) throws IOException {
        String name = request.json().path("name").asText();
        if (name.isEmpty()) {
            return errors.of(400, "Bad request data");
        }
        Optional<Identity> account = account(request);
        if (account.isEmpty()) {
            return notFound();
        }
        return accounts.addToken(account.get(), name)
                .map(token -> {
                    ObjectNode body = ApiJson.object();
                    body.put("id", token.id()).put("name", name).put("key", token.key());
                    return ApiAnswer.json(200, body);
                })
                .orElseGet(() -> errors.withId(
                        400,
                        "serviceaccounts.ErrTokenAlreadyExists",
                        "service account token with given name already exists in the organization"));
    }

    private Optional<Identity> account(ApiRequest request) {
        String id = request.param("id");
        return id.matches("\\d{1,18}") ? accounts.serviceAccount(Long.parseLong(id)) : Optional.empty();
    }

    private ApiAnswer notFound() {
        return errors.withId(404, "serviceaccounts.ErrNotFound", "service account not found");
    }
}
