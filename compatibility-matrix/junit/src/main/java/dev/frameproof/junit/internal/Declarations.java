package dev.frameproof.junit.internal;

import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.junit.GrafanaTarget;
import dev.frameproof.junit.KafkaStream;
import dev.frameproof.junit.PluginUnderTest;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a test says of itself: its method first, then its class, then those around it. */
public final class Declarations {
    private Declarations() {}

    /** An annotation with the place where it was found. */
    private record Found<A>(A annotation, AnnotatedElement at) {}

    /** @return the stream that a parameter asks for */
    public static StreamDeclaration stream(Parameter parameter, ExtensionContext context) {
        return AnnotationSupport.findAnnotation(parameter, KafkaStream.class)
                .map(own -> declared(own, parameter.getDeclaringExecutable() + " " + parameter, context))
                .orElseGet(() -> streamOfTest(context));
    }

    /** @return the stream of the method or class; one for the test's own records when neither describes any */
    public static StreamDeclaration streamOfTest(ExtensionContext context) {
        return find(KafkaStream.class, context)
                .map(found -> declared(found.annotation, found.at.toString(), context))
                .orElseGet(() -> declared(Plain.class.getAnnotation(KafkaStream.class), "plain", context));
    }

    private static StreamDeclaration declared(KafkaStream annotation, String place, ExtensionContext context) {
        String test = context.getTestMethod()
                .map(method -> method.getName())
                .orElseGet(() -> context.getRequiredTestClass().getSimpleName());
        return new StreamDeclaration(
                annotation, place, test, Cell.of(context).format().orElse(annotation.format()));
    }

    /** @return the target and the plugin that the test goes through */
    public static SessionKey session(ExtensionContext context) {
        Cell cell = Cell.of(context);
        Optional<PluginUnderTest> declared =
                find(PluginUnderTest.class, context).map(Found::annotation);
        TargetPlan target = cell.target()
                .map(Targets::parse)
                .or(() -> find(GrafanaTarget.class, context).map(found -> Targets.of(found.annotation)))
                .or(() ->
                        context.getConfigurationParameter("frameproof.grafana").map(Targets::parse))
                .orElseGet(TargetPlan::standard);
        String plugin = cell.plugin()
                .or(() -> declared.map(PluginUnderTest::value))
                .or(() -> context.getConfigurationParameter("frameproof.plugin"))
                .orElse(RunPlan.BUNDLED);
        return new SessionKey(
                target, plugin, declared.map(PluginUnderTest::plant).filter(faults -> !faults.isEmpty()));
    }

    private static <A extends Annotation> Optional<Found<A>> find(Class<A> type, ExtensionContext context) {
        List<AnnotatedElement> places = new ArrayList<>();
        context.getTestMethod().ifPresent(places::add);
        Class<?> around = context.getRequiredTestClass();
        while (around != null) {
            places.add(around);
            around = around.getEnclosingClass();
        }
        for (AnnotatedElement place : places) {
            Optional<A> annotation = AnnotationSupport.findAnnotation(place, type);
            if (annotation.isPresent()) {
                return Optional.of(new Found<>(annotation.get(), place));
            }
        }
        return Optional.empty();
    }

    /** Bears the annotation with every default. */
    @KafkaStream
    private static final class Plain {}
}
