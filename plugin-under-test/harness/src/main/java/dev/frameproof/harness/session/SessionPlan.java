package dev.frameproof.harness.session;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.TargetPlan;
import java.util.Optional;

/**
 * What a session stands on.
 *
 * @param kafka the Kafka that the datasource reads
 * @param removeTopics whether topics of closed streams are removed from it; not needed where Kafka itself is thrown away
 * @param target the Grafana
 * @param plugin {@code bundled}, the path of a folder or zip, {@code id@version} of the catalogue, or the id of one that a
 *     running Grafana has
 * @param plant faults to plant into the bundled plugin, as the planted plugin reads them
 * @param folder where logs go
 * @param environment where the bundled plugin lies
 */
public record SessionPlan(
        KafkaConnection kafka,
        boolean removeTopics,
        TargetPlan target,
        String plugin,
        Optional<String> plant,
        RunFolder folder,
        RunEnvironment environment) {
    public SessionPlan {
        requireNonNull(kafka, "kafka");
        requireNonNull(target, "target");
        requireNonNull(plugin, "plugin");
        requireNonNull(plant, "plant");
        requireNonNull(folder, "folder");
        requireNonNull(environment, "environment");
    }
}
