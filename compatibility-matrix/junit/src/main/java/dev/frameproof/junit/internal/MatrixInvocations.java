package dev.frameproof.junit.internal;

import dev.frameproof.junit.GrafanaMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Calls a test once for each cell of its matrix. */
public final class MatrixInvocations implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), GrafanaMatrix.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        GrafanaMatrix matrix = AnnotationSupport.findAnnotation(context.getTestMethod(), GrafanaMatrix.class)
                .orElseThrow();
        if (matrix.versions().length + matrix.plugins().length + matrix.formats().length == 0) {
            throw new ExtensionConfigurationException(
                    "@GrafanaMatrix has no axis: give it versions, plugins or formats, or write @Test");
        }
        return axis(matrix.versions()).stream()
                .flatMap(target -> axis(matrix.plugins()).stream().flatMap(plugin -> axis(matrix.formats()).stream()
                        .map(format -> new Invocation(new Cell(target, plugin, format)))));
    }

    private static List<Optional<String>> axis(String[] values) {
        return values.length == 0
                ? List.of(Optional.empty())
                : Arrays.stream(values).map(Optional::of).toList();
    }

    private record Invocation(Cell cell) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return cell.text();
        }

        @Override
        public void prepareInvocation(ExtensionContext test) {
            cell.noteFor(test);
        }
    }
}
