package dev.frameproof.host.embedded.internal.state;

import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The datasources of the org, in memory. */
public final class Datasources {
    private final GrafanaProfile profile;
    private final RandomIds ids;
    private final Supplier<Instant> clock;
    private final Map<String, Datasource> byUid = new LinkedHashMap<>();
    private long lastId;

    public Datasources(GrafanaProfile profile, RandomIds ids, Supplier<Instant> clock) {
        this.profile = profile;
        this.ids = ids;
        this.clock = clock;
    }

    public synchronized Optional<Datasource> byUid(String uid) {
        return Optional.ofNullable(byUid.get(uid));
    }

    public synchronized Optional<Datasource> byName(String name) {
        return first(datasource -> datasource.name().equals(name));
    }

    /** @return all, by name */
    public synchronized List<Datasource> all() {
        List<Datasource> all = new ArrayList<>(byUid.values());
        all.sort(Comparator.comparing(datasource -> datasource.name().toLowerCase(Locale.ROOT)));
        return all;
    }

    /** @throws ConflictException if the name or the uid is taken */
    public synchronized Datasource add(DatasourceCommand command) throws ConflictException {
        if (byName(command.name()).isPresent()) {
            throw new ConflictException("data source with the same name already exists");
        }
        String uid = command.uid().isEmpty() ? ids.uid() : command.uid();
        if (byUid.containsKey(uid)) {
            throw new ConflictException("data source with the same uid already exists");
        }
        boolean becomesDefault = byUid.isEmpty() && profile.shows(GrafanaFact.FIRST_DATASOURCE_IS_DEFAULT);
        return store(new Datasource(
                ++lastId,
                uid,
                command.name(),
                command.type(),
                command.access(),
                command.url(),
                command.user(),
                command.database(),
                command.basicAuth(),
                command.basicAuthUser(),
                command.withCredentials(),
                command.isDefault() || becomesDefault,
                command.jsonData(),
                command.secrets(),
                1,
                now()));
    }

    /**
     * Saves a datasource anew. Secrets that the command does not name stay; so do texts that it leaves empty, except
     * user and database.
     *
     * @return what is stored now, nothing when there is no such datasource
     * @throws ConflictException if the name is taken
     * @throws StaleVersionException if the command was made for an older version
     */
    public synchronized Optional<Datasource> update(String uid, DatasourceCommand command)
            throws ConflictException, StaleVersionException {
        Datasource old = byUid.get(uid);
        if (old == null) {
            return Optional.empty();
        }
        if (first(other -> other.name().equals(command.name()) && other.id() != old.id())
                .isPresent()) {
            throw new ConflictException("data source with the same name already exists");
        }
        if (command.version() != 0 && command.version() < old.version()) {
            throw new StaleVersionException();
        }
        Map<String, String> secrets = new LinkedHashMap<>(old.secrets());
        secrets.putAll(command.secrets());
        String newUid = command.uid().isEmpty() ? uid : command.uid();
        byUid.remove(uid);
        return Optional.of(store(new Datasource(
                old.id(),
                newUid,
                command.name(),
                command.type(),
                command.access(),
                command.url().isEmpty() ? old.url() : command.url(),
                command.user(),
                command.database(),
                command.basicAuth(),
                command.basicAuthUser().isEmpty() ? old.basicAuthUser() : command.basicAuthUser(),
                command.withCredentials(),
                command.isDefault(),
                command.jsonData(),
                secrets,
                command.version() + 1,
                now())));
    }

    public synchronized Optional<Datasource> remove(String uid) {
        return Optional.ofNullable(byUid.remove(uid));
    }

    private Datasource store(Datasource datasource) {
        if (datasource.isDefault()) {
            byUid.replaceAll((uid, other) -> other.withDefault(false));
        }
        byUid.put(datasource.uid(), datasource);
        return datasource;
    }

    private Optional<Datasource> first(Predicate<Datasource> wanted) {
        return byUid.values().stream().filter(wanted).findFirst();
    }

    private Instant now() {
        return clock.get().truncatedTo(ChronoUnit.SECONDS);
    }
}
