package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The registries of all datasources, so that streams share the schemas they got. Safe for several threads. */
public final class Registries {
    private static final int MOST = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<Address, RegistryClient> clients = new LinkedHashMap<>(MOST, 0.75f, true);

    private record Address(DatasourceSettings.SchemaRegistry registry, Security security) {}

    public Registries() {}

    /** @return the client of the datasource's registry */
    public RegistryClient of(DatasourceSettings settings) {
        Address address = new Address(settings.schemaRegistry(), settings.security());
        synchronized (clients) {
            RegistryClient client = clients.computeIfAbsent(
                    address, key -> new RegistryClient(new RegistryHttp(key.registry(), key.security(), TIMEOUT)));
            if (clients.size() > MOST) {
                clients.remove(clients.keySet().iterator().next());
            }
            return client;
        }
    }
}
