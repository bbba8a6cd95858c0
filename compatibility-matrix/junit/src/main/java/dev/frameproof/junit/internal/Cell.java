package dev.frameproof.junit.internal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One cell of a matrix; what is empty is not an axis.
 *
 * @param target the Grafana, as {@link Targets} reads it
 * @param plugin the plugin
 * @param format the records' format
 */
record Cell(Optional<String> target, Optional<String> plugin, Optional<String> format) {
    private static final Namespace NAMESPACE = Namespace.create(Cell.class);
    private static final Cell NONE = new Cell(Optional.empty(), Optional.empty(), Optional.empty());

    Cell {
        requireNonNull(target, "target");
        requireNonNull(plugin, "plugin");
        requireNonNull(format, "format");
    }

    /** @return the cell of a test, which leaves everything open outside a matrix */
    static Cell of(ExtensionContext context) {
        Cell noted = context.getStore(NAMESPACE).get(Cell.class, Cell.class);
        return noted == null ? NONE : noted;
    }

    void noteFor(ExtensionContext test) {
        test.getStore(NAMESPACE).put(Cell.class, this);
    }

    /** @return for example {@code Grafana 12.4, avro} */
    String text() {
        return Stream.of(target.map(where -> "Grafana " + where), plugin, format)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
