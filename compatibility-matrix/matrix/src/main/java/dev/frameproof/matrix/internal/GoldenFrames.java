package dev.frameproof.matrix.internal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.CellDifference;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Golden frames, kept in the user's repository: {@code FOLDER/PLUGIN-ID/CASE.json}. They hold for every Grafana, since
 * Grafana passes on what a plugin says.
 */
final class GoldenFrames {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;
    private final boolean refresh;
    private final Set<Path> written = new HashSet<>();

    GoldenFrames(Path folder, boolean refresh) {
        this.folder = requireNonNull(folder, "folder");
        this.refresh = refresh;
    }

    /**
     * @param why why the cell fails, one sentence
     * @param differences in what it differs
     */
    record Judgement(String why, List<CellDifference> differences) {}

    /** @return nothing when the frames are the golden ones */
    Optional<Judgement> judge(String pluginId, MatrixCell cell, FrameDigest digest) {
        Path file = folder.resolve(MatrixCell.slug(pluginId)).resolve(MatrixCell.slug(cell.caseName()) + ".json");
        if (refresh && written.add(file)) {
            write(file, digest);
            return Optional.of(new Judgement(
                    "Golden frames were written to %s: look at them, then run without --refresh-golden."
                            .formatted(file),
                    List.of()));
        }
        if (!Files.exists(file)) {
            return Optional.of(new Judgement(
                    "No golden frames are kept at %s: run once with --refresh-golden.".formatted(file), List.of()));
        }
        List<CellDifference> differences = FrameComparison.of(
                cell.caseName(),
                "golden " + MatrixCell.slug(pluginId),
                read(file),
                cell.grafana() + ", " + cell.plugin(),
                digest);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Judgement(
                        "Its frames are not the golden ones of %s: %d differences; if they are meant, run with"
                                        .formatted(file, differences.size())
                                + " --refresh-golden.",
                        differences));
    }

    private FrameDigest read(Path file) {
        try {
            return FrameDigest.of(mapper.readTree(Files.readString(file)));
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            throw failed(
                    "The golden frames " + file + " cannot be read.",
                    broken instanceof JsonProcessingException json ? json.getOriginalMessage() : broken.getMessage(),
                    broken);
        } catch (IOException unreadable) {
            throw failed("The golden frames " + file + " cannot be read.", unreadable.getMessage(), unreadable);
        }
    }

    private void write(Path file, FrameDigest digest) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(digest.toJson())
                            + System.lineSeparator());
        } catch (IOException unwritable) {
            throw failed("The golden frames " + file + " cannot be written.", unwritable.getMessage(), unwritable);
        }
    }

    private static EnvironmentException failed(String what, String why, Exception cause) {
        return new EnvironmentException(
                new Problem(what, String.valueOf(why), "Repair or remove it, or name another folder with --golden."),
                cause);
    }
}
