package dev.frameproof.host.plugin.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.host.plugin.PluginPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plugin catalogue at grafana.com: {@code GET plugins/ID/versions} tells the versions with their packages and
 * checksums, {@code GET plugins/ID/versions/VERSION/download} gives the zip, for the system that the headers
 * {@code grafana-os} and {@code grafana-arch} name. Each zip is fetched once, held to its checksum and kept.
 */
public final class PluginCatalogue {
    /** The variable that names another catalogue, such as a mirror: the address before {@code /ID/versions}. */
    public static final String ADDRESS = "FRAMEPROOF_PLUGIN_CATALOGUE";

    /** The variable that names another folder for what is kept; else {@code ~/.cache/frameproof}. */
    public static final String CACHE = "FRAMEPROOF_CACHE";

    private static final URI GRAFANA_COM = URI.create("https://grafana.com/api/plugins");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI address;
    private final PluginPlatform platform;
    private final CatalogueCache cache;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * @param address before {@code /ID/versions}
     * @param folder where zips are kept
     */
    public PluginCatalogue(URI address, Path folder) {
        this.address = URI.create(requireNonNull(address, "address").toString().replaceAll("/+$", ""));
        this.platform = PluginPlatform.current();
        this.cache = new CatalogueCache(folder, platform.os() + "-" + platform.arch());
    }

    /** @return the catalogue and cache that the environment names, else grafana.com and the user's cache folder */
    public static PluginCatalogue of(Map<String, String> variables) {
        URI address =
                Optional.ofNullable(variables.get(ADDRESS)).map(URI::create).orElse(GRAFANA_COM);
        Path folder = Optional.ofNullable(variables.get(CACHE))
                .map(Path::of)
                .or(() -> Optional.ofNullable(variables.get("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .map(at -> at.resolve("frameproof")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "frameproof"));
        return new PluginCatalogue(address, folder.resolve("plugins"));
    }

    /**
     * @return the versions of a plugin, newest first
     * @throws CatalogueException when the catalogue does not answer or has no such plugin
     */
    public List<CatalogueVersion> versions(String id) {
        HttpResponse<InputStream> answer = get(id, address + "/" + id + "/versions");
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == NOT_FOUND) {
                throw new CatalogueException("%s has no plugin %s\nSee its page for the id: it stands in the address."
                        .formatted(address, id));
            }
            requireOk(answer, id);
            List<CatalogueVersion> versions = new ArrayList<>();
            for (JsonNode item : JSON.readTree(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .path("items")) {
                versions.add(version(id, item));
            }
            if (versions.isEmpty()) {
                throw new CatalogueException("%s has no version of the plugin %s".formatted(address, id));
            }
            return versions;
        } catch (JsonProcessingException noCatalogue) {
            throw new CatalogueException(
                    "%s does not answer as a plugin catalogue does: no JSON".formatted(address), noCatalogue);
        } catch (IOException brokeOff) {
            throw unreachable(id, brokeOff);
        }
    }

    private CatalogueVersion version(String id, JsonNode item) {
        JsonNode packages = item.path("packages");
        JsonNode own = packages.path(platform.os() + "-" + platform.arch());
        String sum = (own.isMissingNode() ? packages.path("any") : own)
                .path("sha256")
                .asText("");
        return new CatalogueVersion(
                id,
                item.path("version").asText(),
                item.path("grafanaDependency").asText(""),
                sum);
    }

    /** @return the newest version that is no pre-release; the newest of all when there are only those */
    public CatalogueVersion latest(String id) {
        List<CatalogueVersion> versions = versions(id);
        return versions.stream()
                .filter(version -> !version.version().contains("-"))
                .findFirst()
                .orElse(versions.get(0));
    }

    /**
     * @param version as the catalogue has it, or with a {@code v} before it
     * @return that version; asks nobody when its zip is kept here
     */
    public CatalogueVersion version(String id, String version) {
        String wanted = version.startsWith("v") ? version.substring(1) : version;
        if (cache.zip(id, wanted).isPresent()) {
            return new CatalogueVersion(id, wanted, "", "");
        }
        List<CatalogueVersion> versions = versions(id);
        return versions.stream()
                .filter(known -> known.version().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new CatalogueException("%s has no version %s of %s; it has %s"
                        .formatted(
                                address,
                                wanted,
                                id,
                                String.join(
                                        ", ",
                                        versions.stream()
                                                .map(CatalogueVersion::version)
                                                .toList()))));
    }

    /**
     * @return its zip, from the cache where it is there
     * @throws CatalogueException when it cannot be fetched or is not what the catalogue describes
     */
    public Path fetch(CatalogueVersion version) {
        Optional<Path> kept = cache.zip(version.id(), version.version());
        if (kept.isPresent()) {
            return kept.get();
        }
        if (version.sha256().isEmpty()) {
            throw new CatalogueException("%s has no zip of %s with a checksum for %s-%s"
                    .formatted(address, version, platform.os(), platform.arch()));
        }
        String from = "%s/%s/versions/%s/download".formatted(address, version.id(), version.version());
        HttpResponse<InputStream> answer = get(version.id(), from);
        try (InputStream body = answer.body()) {
            requireOk(answer, version.toString());
            return cache.put(version, body, from);
        } catch (IOException brokeOff) {
            throw unreachable(version.id(), brokeOff);
        }
    }

    private HttpResponse<InputStream> get(String id, String from) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(from))
                .timeout(ANSWER_TIMEOUT)
                .header("grafana-os", platform.os())
                .header("grafana-arch", platform.arch())
                .GET()
                .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException offline) {
            throw unreachable(id, offline);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CatalogueException("asking %s was interrupted".formatted(address), told);
        }
    }

    private void requireOk(HttpResponse<InputStream> answer, String what) {
        if (answer.statusCode() != OK) {
            throw new CatalogueException(
                    "%s answered %d when it was asked for %s".formatted(address, answer.statusCode(), what));
        }
    }

    private CatalogueException unreachable(String id, IOException cause) {
        List<String> kept = cache.versions(id);
        String remedy = kept.isEmpty()
                ? "Fetch its zip where there is a network and give it with --plugin FILE."
                : "Kept here and usable without it: "
                        + String.join(
                                ", ",
                                kept.stream().map(version -> id + "@" + version).toList());
        return new CatalogueException(
                "the plugin catalogue %s cannot be reached: %s\n%s"
                        .formatted(
                                address,
                                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
                                remedy),
                cause);
    }
}
