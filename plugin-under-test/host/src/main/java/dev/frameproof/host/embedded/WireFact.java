package dev.frameproof.host.embedded;

import dev.frameproof.host.GrafanaVersion;

/**
 * What newer Grafana versions say otherwise than older ones, each with the first recorded version that does. Below that
 * version the older behaviour holds. This is the one place where versions differ.
 */
public enum WireFact {
    /** Live namespaces are {@code default} and {@code org-2}; before: the org's id, {@code 1}. */
    NAMED_NAMESPACES("12.4.0"),
    /** The first ping comes in the second half of the ping interval; before: anywhere in it. */
    FIRST_PING_IN_SECOND_HALF("12.4.0"),
    /** The RPC {@code grafana.query} answers 108 {@code not available}; before: it queries. */
    NO_QUERY_BY_RPC("12.4.0"),
    /** A wrong password is answered with 401; before: 400. */
    WRONG_PASSWORD_IS_401("12.4.0"),
    /** Plugins get a signed token of the caller in {@code X-Grafana-Id}. */
    ID_TOKEN("12.4.0"),
    /** The plugin context carries grafanaConfig, pluginVersion and userAgent. */
    RICH_PLUGIN_CONTEXT("12.4.0"),
    /** A user without a name is named by the login towards plugins. */
    NAME_FALLS_BACK_TO_LOGIN("12.4.0"),
    /** Users and service accounts have a {@code uid}, users also {@code isProvisioned}. */
    IDENTITY_UIDS("12.4.0"),
    /** Service account logins carry the org's id: {@code sa-1-name}; before {@code sa-name}. */
    ORG_IN_SERVICE_LOGIN("12.4.0"),
    /** {@code /api/org} no longer says {@code autoApproveJoinRequests}. */
    NO_AUTO_APPROVE("12.4.0"),
    /** Datasources have an {@code apiVersion}. */
    DATASOURCE_API_VERSION("12.4.0"),
    /** The first datasource of an org becomes its default. */
    FIRST_DATASOURCE_IS_DEFAULT("12.4.0"),
    /** Errors with a cause no longer carry an empty {@code traceID} beside their message. */
    NO_TRACE_ID_BESIDE_MESSAGE("12.4.0"),
    /** Plugin settings: module as a path, {@code autoEnabled}, keywords, extensions, {@code loadingStrategy}. */
    PLUGIN_EXTENSIONS("12.4.0"),
    /** Dashboards are stored by the new store: large ids, {@code Anonymous}, {@code apiVersion}, uid in the delete answer. */
    UNIFIED_DASHBOARDS("12.4.0");

    private final String since;

    WireFact(String since) {
        this.since = since;
    }

    /** @return the first recorded version that shows it */
    public GrafanaVersion since() {
        return GrafanaVersion.parse(since);
    }
}
