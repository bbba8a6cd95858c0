package dev.frameproof.host.embedded.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A dashboard as it is stored.
 *
 * @param model its JSON with id, uid and version filled in
 */
public record Dashboard(
        long id,
        String uid,
        String title,
        ObjectNode model,
        String folderUid,
        long version,
        Instant created,
        Instant updated,
        String savedBy) {

    public String slug() {
        return Slugs.of(title);
    }

    public String url() {
        return "/d/" + uid + "/" + slug();
    }
}
