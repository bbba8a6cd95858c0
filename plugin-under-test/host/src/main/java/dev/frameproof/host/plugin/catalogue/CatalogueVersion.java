package dev.frameproof.host.plugin.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * One version of a plugin in the catalogue.
 *
 * @param id the plugin's id
 * @param version for example {@code 1.7.2}
 * @param grafanaDependency the Grafana versions that it is meant for, such as {@code >=10.2.0}; empty when it says none
 * @param sha256 the checksum of its zip for this machine, 64 hexadecimal digits; empty when there is no such zip
 */
public record CatalogueVersion(String id, String version, String grafanaDependency, String sha256) {
    public CatalogueVersion {
        requireNonNull(id, "id");
        requireNonNull(version, "version");
        requireNonNull(grafanaDependency, "grafanaDependency");
        requireNonNull(sha256, "sha256");
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
