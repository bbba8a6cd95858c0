package dev.frameproof.oracle.internal;

/** Text as it arrives: JSON may spell half a surrogate pair, but no reader can show it other than as U+FFFD. */
final class WholeText {
    private static final char REPLACEMENT = '\uFFFD';

    private WholeText() {}

    /** @return the same text when it is whole, else a copy with U+FFFD for each half pair */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> isHalf(codePoint) ? REPLACEMENT : codePoint)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
