package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A datasource to make.
 *
 * @param uid its uid; what Live channels carry
 * @param type the plugin's id
 * @param jsonData its settings: texts, numbers, truth values
 * @param secureJsonData its secrets; not in {@link #toString()}
 */
public record DatasourceSpec(
        String name, String uid, String type, Map<String, Object> jsonData, Map<String, String> secureJsonData) {
    public DatasourceSpec {
        requireNonNull(name, "name");
        requireNonNull(uid, "uid");
        requireNonNull(type, "type");
        jsonData = Map.copyOf(jsonData);
        secureJsonData = Map.copyOf(secureJsonData);
    }

    @Override
    public String toString() {
        return "DatasourceSpec[name=%s, uid=%s, type=%s, jsonData=%s, secrets=%s]"
                .formatted(name, uid, type, jsonData.keySet(), secureJsonData.keySet());
    }
}
