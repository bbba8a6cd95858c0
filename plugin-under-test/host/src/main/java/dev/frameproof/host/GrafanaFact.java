package dev.frameproof.host;

import static dev.frameproof.host.GrafanaFact.Evidence.ASSUMED;
import static dev.frameproof.host.GrafanaFact.Evidence.SOURCE;

import java.util.Arrays;
import java.util.List;

/**
 * What newer Grafana versions do otherwise than older ones, each with the first version that does; below it the older
 * way holds. This is the one table of version differences. Both ways of each fact were recorded with 10.1.2 and 12.4.0,
 * unless it says otherwise; where between them the change came is known from Grafana's own pull requests
 * ({@link Evidence#SOURCE}) or taken to be as late as it can be ({@link Evidence#ASSUMED}).
 */
public enum GrafanaFact {
    /** Live namespaces are {@code default} and {@code org-2}; before: the org's id, {@code 1}. Pull request 117275. */
    NAMED_NAMESPACES(SOURCE, "12.4.0"),
    /**
     * Pages give the datasource of a Live address as {@code stream}; before: as {@code namespace}. Pull request 117275;
     * not recorded, since it never leaves the browser.
     */
    STREAM_IN_ADDRESS(SOURCE, "12.4.0"),
    /** Pages read {@code namespace} too where an address has no {@code stream}. Pull request 123233; not recorded. */
    NAMESPACE_IN_ADDRESS_AGAIN(SOURCE, "12.4.5", "13.0.3", "13.1.0"),
    /** 4 MiB may wait for a Live client; before: 1 MiB. Pull request 93033; the older one was not recorded. */
    LARGE_CLIENT_QUEUE(SOURCE, "11.3.0"),
    /** {@code GF_LIVE_CLIENT_QUEUE_MAX_SIZE} sets what may wait for a client. Pull request 114225; not recorded. */
    CLIENT_QUEUE_IS_A_SETTING(SOURCE, "12.4.0"),
    /** A Live client's message has up to 8 MiB; before: 64 KiB. Pull request 108414; the older one was not recorded. */
    LARGE_CLIENT_MESSAGES(SOURCE, "12.2.0"),
    /** The first ping comes in the second half of the ping interval; before: anywhere in it. */
    FIRST_PING_IN_SECOND_HALF(ASSUMED, "12.4.0"),
    /** The RPC {@code grafana.query} answers 108 {@code not available}; before: it queries. Pull request 115130. */
    NO_QUERY_BY_RPC(SOURCE, "12.4.0"),
    /** A wrong password is answered with 401; before: 400. */
    WRONG_PASSWORD_IS_401(ASSUMED, "12.4.0"),
    /** Plugins get a signed token of the caller in {@code X-Grafana-Id}, whatever the flags. Pull request 92209. */
    ID_TOKEN(SOURCE, "11.3.0"),
    /** The plugin context carries grafanaConfig, pluginVersion and userAgent. Pull request 75171. */
    RICH_PLUGIN_CONTEXT(SOURCE, "10.2.0"),
    /** A user without a name is named by the login towards plugins. */
    NAME_FALLS_BACK_TO_LOGIN(ASSUMED, "12.4.0"),
    /** Users and service accounts have a {@code uid}, users also {@code isProvisioned}. */
    IDENTITY_UIDS(ASSUMED, "12.4.0"),
    /** Service account logins carry the org's id: {@code sa-1-name}; before {@code sa-name}. Pull request 83953. */
    ORG_IN_SERVICE_LOGIN(SOURCE, "10.4.0"),
    /** {@code /api/org} no longer says {@code autoApproveJoinRequests}. */
    NO_AUTO_APPROVE(ASSUMED, "12.4.0"),
    /** Datasources have an {@code apiVersion}. Pull request 87510. */
    DATASOURCE_API_VERSION(SOURCE, "11.1.0"),
    /** The first datasource of an org becomes its default. */
    FIRST_DATASOURCE_IS_DEFAULT(ASSUMED, "12.4.0"),
    /** Errors with a cause no longer carry an empty {@code traceID} beside their message. */
    NO_TRACE_ID_BESIDE_MESSAGE(ASSUMED, "12.4.0"),
    /** Plugin settings: module as a path, {@code autoEnabled}, keywords, extensions, {@code loadingStrategy}. */
    PLUGIN_EXTENSIONS(ASSUMED, "12.4.0"),
    /** Dashboards are stored by the new store: large ids, {@code Anonymous}, {@code apiVersion}, uid in the delete answer. */
    UNIFIED_DASHBOARDS(ASSUMED, "12.4.0");

    /** How it is known which version came with a change. */
    public enum Evidence {
        /** Grafana's own source and pull requests say so. */
        SOURCE,
        /** It changed between two recorded versions; the newer one is taken, which is as late as can be. */
        ASSUMED
    }

    private final Evidence evidence;
    private final String first;

    GrafanaFact(Evidence evidence, String... first) {
        this.evidence = evidence;
        this.first = String.join(" ", first);
    }

    public Evidence evidence() {
        return evidence;
    }

    /** @return the first version that shows it; older lines that got it later as a patch are told apart */
    public GrafanaVersion since() {
        return entries().get(0);
    }

    /** @return whether that version does so; a pre-release counts as the version before it */
    public boolean holdsFor(GrafanaVersion version) {
        List<GrafanaVersion> entries = entries();
        GrafanaVersion needed = entries.stream()
                .filter(entry -> entry.major() == version.major() && entry.minor() == version.minor())
                .findFirst()
                .orElseGet(() -> entries.get(entries.size() - 1));
        return version.compareTo(needed) >= 0;
    }

    private List<GrafanaVersion> entries() {
        return Arrays.stream(first.split(" ", -1)).map(GrafanaVersion::parse).toList();
    }
}
