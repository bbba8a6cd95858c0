package dev.frameproof.reports.internal.text;

/**
 * Where two texts part: what they share at the front and at the end, and what lies between. Surrogate pairs stay whole.
 *
 * @param prefix what both begin with
 * @param expected what only the first holds
 * @param got what only the second holds
 * @param suffix what both end with
 */
public record TextDifference(String prefix, String expected, String got, String suffix) {
    private static final String ELLIPSIS = "…";

    /** Compares two texts. */
    public static TextDifference between(String expected, String got) {
        int shorter = Math.min(expected.length(), got.length());
        int front = 0;
        while (front < shorter && expected.charAt(front) == got.charAt(front)) {
            front++;
        }
        if (front > 0 && Character.isHighSurrogate(expected.charAt(front - 1))) {
            front--;
        }
        int back = 0;
        while (back < shorter - front
                && expected.charAt(expected.length() - 1 - back) == got.charAt(got.length() - 1 - back)) {
            back++;
        }
        if (back > 0 && Character.isLowSurrogate(expected.charAt(expected.length() - back))) {
            back--;
        }
        return new TextDifference(
                expected.substring(0, front),
                expected.substring(front, expected.length() - back),
                got.substring(front, got.length() - back),
                expected.substring(expected.length() - back));
    }

    /** @return whether the texts share something, so that marking the rest tells more than the texts themselves */
    public boolean isTelling() {
        return !(prefix.isEmpty() && suffix.isEmpty()) && !(expected.isEmpty() && got.isEmpty());
    }

    /**
     * The same with its parts cut so that each text has about {@code length} characters; an ellipsis stands where
     * something was left out.
     */
    public TextDifference within(int length) {
        int longest = prefix.length() + Math.max(expected.length(), got.length()) + suffix.length();
        if (longest <= length) {
            return this;
        }
        int middle = Math.min(Math.max(expected.length(), got.length()), Math.max(1, length / 2));
        int around = Math.max(0, length - middle);
        int front = Math.min(prefix.length(), around - Math.min(suffix.length(), around / 2));
        return new TextDifference(
                cutFront(prefix, front), cut(expected, middle), cut(got, middle), cut(suffix, around - front));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : start(text, length) + ELLIPSIS;
    }

    private static String cutFront(String text, int length) {
        return text.length() <= length ? text : ELLIPSIS + end(text, length);
    }

    private static String start(String text, int length) {
        boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length);
    }

    private static String end(String text, int length) {
        int from = text.length() - length;
        boolean splits = length > 0 && Character.isLowSurrogate(text.charAt(from));
        return text.substring(splits ? from + 1 : from);
    }
}
