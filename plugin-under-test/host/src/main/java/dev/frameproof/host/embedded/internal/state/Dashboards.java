package dev.frameproof.host.embedded.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The dashboards of the org, in memory. */
public final class Dashboards {
    private final GrafanaProfile profile;
    private final RandomIds ids;
    private final Supplier<Instant> clock;
    private final Map<String, Dashboard> byUid = new LinkedHashMap<>();
    private long lastId;

    public Dashboards(GrafanaProfile profile, RandomIds ids, Supplier<Instant> clock) {
        this.profile = profile;
        this.ids = ids;
        this.clock = clock;
    }

    public synchronized Optional<Dashboard> byUid(String uid) {
        return Optional.ofNullable(byUid.get(uid));
    }

    public synchronized List<Dashboard> all() {
        return List.copyOf(byUid.values());
    }

    public synchronized Optional<Dashboard> remove(String uid) {
        return Optional.ofNullable(byUid.remove(uid));
    }

    /**
     * @param overwrite whether a newer version may be replaced
     * @throws StaleVersionException if it may not, and there is one
     */
    public synchronized Dashboard save(ObjectNode model, String folderUid, boolean overwrite, Identity by)
            throws StaleVersionException {
        String uid = model.path("uid").asText().isEmpty()
                ? ids.uid()
                : model.path("uid").asText();
        Dashboard old = byUid.get(uid);
        if (old != null && !overwrite && model.path("version").asLong() != old.version()) {
            throw new StaleVersionException();
        }
        boolean unified = profile.shows(GrafanaFact.UNIFIED_DASHBOARDS);
        long id = old != null ? old.id() : unified ? ids.largeId() : ++lastId;
        long version = old == null ? 1 : old.version() + 1;
        ObjectNode stored = model.deepCopy();
        stored.put("id", id).put("uid", uid).put("version", version);
        Instant now = clock.get();
        Dashboard saved = new Dashboard(
                id,
                uid,
                model.path("title").asText(),
                stored,
                folderUid,
                version,
                old == null ? now : old.created(),
                now,
                unified ? "Anonymous" : by.login());
        byUid.put(uid, saved);
        return saved;
    }
}
