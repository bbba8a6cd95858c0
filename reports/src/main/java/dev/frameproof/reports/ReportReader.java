package dev.frameproof.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.frameproof.reports.internal.json.JsonResult;
import dev.frameproof.reports.internal.json.MalformedReport;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads {@code report.json}. Members that this version does not know are passed over. */
public final class ReportReader {
    private ReportReader() {}

    /**
     * Reads a result back.
     *
     * @param file a {@code report.json} of schema {@code frameproof-report/1}
     * @throws ReportException when the file is missing, cannot be read, or is no such report
     */
    public static RunResult read(Path file) {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return JsonResult.read(in);
        } catch (MalformedReport malformed) {
            throw refused(file, malformed.getMessage(), malformed);
        } catch (JsonProcessingException broken) {
            String place = broken.getLocation() == null
                    ? ""
                    : " at line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr();
            throw refused(file, "It is not JSON: " + broken.getOriginalMessage() + place + ".", broken);
        } catch (NoSuchFileException missing) {
            throw refused(file, "There is no such file.", missing);
        } catch (IOException unreadable) {
            throw refused(file, IoCause.of(unreadable), unreadable);
        }
    }

    /**
     * Reads a result back from JSON that lies in something else.
     *
     * @throws ReportException when it is no such report
     */
    public static RunResult parse(String json) {
        try (Reader in = new StringReader(json)) {
            return JsonResult.read(in);
        } catch (MalformedReport | IOException malformed) {
            Problem problem = new Problem("Cannot read a report.", String.valueOf(malformed.getMessage()), "");
            throw new ReportException(problem, malformed);
        }
    }

    private static ReportException refused(Path file, String cause, Exception origin) {
        Problem problem = new Problem(
                "Cannot read the report " + file + ".",
                cause,
                "Give the path of a report.json that a run of Frameproof wrote.");
        return new ReportException(problem, origin);
    }
}
