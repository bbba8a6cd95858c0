package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.kafka.internal.action.ActionParts;
import dev.frameproof.scenarios.kafka.internal.action.TransactionAction;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.ArrayList;
import java.util.List;

/** Records that are sent in one transaction. Immutable: each method returns another one. */
public final class TransactionBuilder {
    private final SessionValue<String> name;
    private final List<RecordBuilder> records;

    TransactionBuilder(SessionValue<String> name, List<RecordBuilder> records) {
        this.name = requireNonNull(name, "name");
        this.records = List.copyOf(records);
    }

    /** Further records, sent in this order. */
    public TransactionBuilder send(RecordBuilder... further) {
        List<RecordBuilder> all = new ArrayList<>(records);
        all.addAll(List.of(further));
        return new TransactionBuilder(name, all);
    }

    /** Commits: the request fails unless all records are taken and the transaction is committed. */
    public ActionBuilder commit() {
        return new Ended(name, records, true);
    }

    /** Aborts: no reader of what is committed may ever see one of the records. */
    public ActionBuilder abort() {
        return new Ended(name, records, false);
    }

    private record Ended(SessionValue<String> name, List<RecordBuilder> records, boolean commit)
            implements ActionBuilder {
        @Override
        public io.gatling.core.action.builder.ActionBuilder asScala() {
            return ActionParts.builder((components, context, next) -> {
                List<TransactionAction.Step> steps = new ArrayList<>();
                for (RecordBuilder record : records) {
                    steps.add(new TransactionAction.Step(ActionParts.maker(record.spec(), components), record.times()));
                }
                return new TransactionAction(name, steps, commit, components, Throttling.of(context), next);
            });
        }
    }
}
