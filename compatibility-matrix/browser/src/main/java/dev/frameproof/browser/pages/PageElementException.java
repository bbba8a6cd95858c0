package dev.frameproof.browser.pages;

/** A page does not show what it should; the message says which page and what. */
final class PageElementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageElementException(String message, Throwable cause) {
        super(message, cause);
    }
}
