package dev.frameproof.reports.internal.terminal;

import dev.frameproof.reports.Finding;
import dev.frameproof.reports.internal.text.FindingText;
import dev.frameproof.reports.internal.text.TextDifference;

/** One finding over a few lines, expected above got, with the difference marked. */
public final class FindingLines {
    private static final String LABEL_EXPECTED = "expected  ";
    private static final int SHORT = 50;
    private static final String LABEL_GOT = "got       ";

    private final Paint paint;
    private final int width;

    public FindingLines(Paint paint, int width) {
        this.paint = paint;
        this.width = width;
    }

    /** The lines of a finding with its number in the list, numbers being set {@code digits} wide. */
    public String of(int number, int digits, Finding finding) {
        String indent = " ".repeat(2 + digits + 2);
        StringBuilder text = new StringBuilder("  ");
        text.append(paint.faint(Lines.right(Integer.toString(number), digits))).append("  ");
        text.append(paint.strong(FindingText.kind(finding))).append("  ");
        text.append(paint.value(FindingText.place(finding)));
        if (!finding.field().isEmpty()) {
            text.append("  field ").append(paint.value(finding.field()));
        }
        if (!finding.stream().isEmpty()) {
            text.append("  ").append(paint.faint("(" + paint.value(finding.stream()) + ")"));
        }
        text.append('\n');
        appendValues(finding, indent, text);
        if (!finding.detail().isEmpty()) {
            text.append(Lines.wrapped(paint.value(finding.detail()), indent, width));
        }
        return text.toString();
    }

    private void appendValues(Finding finding, String indent, StringBuilder text) {
        if (finding.expected().isEmpty() && finding.got().isEmpty()) {
            return;
        }
        TextDifference values = TextDifference.between(paint.value(finding.expected()), paint.value(finding.got()))
                .within(Math.max(20, width - indent.length() - LABEL_EXPECTED.length()));
        boolean marked = values.isTelling();
        String both = "expected " + values.expected() + ", got " + values.got();
        if (!marked && !values.expected().isEmpty() && !values.got().isEmpty() && both.length() <= SHORT) {
            text.append(indent).append(paint.own(both)).append('\n');
            return;
        }
        text.append(indent)
                .append(LABEL_EXPECTED)
                .append(value(values, values.expected(), marked))
                .append('\n');
        text.append(indent)
                .append(LABEL_GOT)
                .append(value(values, values.got(), marked))
                .append('\n');
        if (marked && !paint.colours() && isNarrow(values.prefix())) {
            int marks = Math.max(1, values.got().length());
            text.append(indent)
                    .append(" "
                            .repeat(LABEL_GOT.length()
                                    + paint.own(values.prefix()).length()));
            text.append("^".repeat(marks)).append('\n');
        }
    }

    private String value(TextDifference values, String middle, boolean marked) {
        String front = paint.own(values.prefix());
        String back = paint.own(values.suffix());
        String whole = front + paint.own(middle) + back;
        if (whole.isEmpty()) {
            return paint.faint(FindingText.orEmpty(whole));
        }
        return marked ? front + paint.differing(paint.own(middle)) + back : whole;
    }

    /** Only then does one character take one column. */
    private static boolean isNarrow(String text) {
        return text.chars().allMatch(c -> c < 0x300 || c == '…');
    }
}
