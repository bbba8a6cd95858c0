package dev.frameproof.harness.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which planted faults had no row to strike, so that nobody takes a proof for one of the verifier. */
final class PlantedOffsets {
    private static final Pattern FIRST = Pattern.compile("\\b(every|at|after)=(\\d+)");

    private PlantedOffsets() {}

    /**
     * @param faults as {@code --plant} has them
     * @param longest how many records the partition has that has the most
     * @return those whose first offset lies beyond it
     */
    static List<String> beyond(String faults, long longest) {
        List<String> beyond = new ArrayList<>();
        for (String fault : faults.split(";", -1)) {
            long first = Long.MAX_VALUE;
            Matcher setting = FIRST.matcher(fault);
            while (setting.find()) {
                long number = Long.parseLong(setting.group(2));
                first = Math.min(first, setting.group(1).equals("every") ? number - 1 : number);
            }
            if (first != Long.MAX_VALUE && first >= longest) {
                beyond.add(fault.strip());
            }
        }
        return beyond;
    }
}
