package dev.frameproof.host.embedded.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * A datasource as it is stored.
 *
 * @param jsonData never changed once stored
 * @param secrets the decrypted secureJsonData; never leaves the server but towards the plugin
 * @param updated in whole seconds, as Grafana's database keeps it
 */
public record Datasource(
        long id,
        String uid,
        String name,
        String type,
        String access,
        String url,
        String user,
        String database,
        boolean basicAuth,
        String basicAuthUser,
        boolean withCredentials,
        boolean isDefault,
        ObjectNode jsonData,
        Map<String, String> secrets,
        long version,
        Instant updated) {

    public Datasource {
        jsonData = jsonData.deepCopy();
        secrets = Map.copyOf(secrets);
    }

    Datasource withDefault(boolean nowDefault) {
        return new Datasource(
                id,
                uid,
                name,
                type,
                access,
                url,
                user,
                database,
                basicAuth,
                basicAuthUser,
                withCredentials,
                nowDefault,
                jsonData,
                secrets,
                version,
                updated);
    }

    @Override
    public String toString() {
        return "Datasource[uid=%s, name=%s, type=%s, version=%d]".formatted(uid, name, type, version);
    }
}
