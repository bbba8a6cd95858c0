package dev.frameproof.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.frameproof.oracle.StreamQuery;

/**
 * What of a topic viewers ask for.
 *
 * @param refId the query's letter; empty for {@code A}
 * @param alias as in the query; empty for none
 * @param partition the only one that is asked for; null for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuerySpec(String refId, String alias, Integer partition) {
    /** All of the topic. */
    public static final QuerySpec ALL = new QuerySpec("", "", null);

    public QuerySpec {
        refId = refId == null || refId.isEmpty() ? "A" : refId;
        alias = alias == null ? "" : alias;
    }

    /** @return that query, of what this asks for */
    public StreamQuery on(StreamQuery query) {
        StreamQuery named = query.withRefId(refId).withAlias(alias);
        return partition == null ? named : named.withPartition(partition);
    }
}
