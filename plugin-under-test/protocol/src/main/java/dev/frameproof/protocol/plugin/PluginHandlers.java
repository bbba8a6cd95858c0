package dev.frameproof.protocol.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plugin serves. A service without a handler is answered with Unimplemented, as Go plugins do. */
public record PluginHandlers(
        Optional<DataHandler> data,
        Optional<ResourceHandler> resource,
        Optional<DiagnosticsHandler> diagnostics,
        Optional<StreamHandler> stream) {
    public static PluginHandlers none() {
        return new PluginHandlers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public PluginHandlers withData(DataHandler handler) {
        return new PluginHandlers(Optional.of(handler), resource, diagnostics, stream);
    }

    public PluginHandlers withResource(ResourceHandler handler) {
        return new PluginHandlers(data, Optional.of(handler), diagnostics, stream);
    }

    public PluginHandlers withDiagnostics(DiagnosticsHandler handler) {
        return new PluginHandlers(data, resource, Optional.of(handler), stream);
    }

    public PluginHandlers withStream(StreamHandler handler) {
        return new PluginHandlers(data, resource, diagnostics, Optional.of(handler));
    }

    /** The names under which Go plugins list what they serve. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        data.ifPresent(handler -> names.add("data"));
        resource.ifPresent(handler -> names.add("resource"));
        diagnostics.ifPresent(handler -> names.add("diagnostics"));
        stream.ifPresent(handler -> names.add("stream"));
        return names;
    }
}
