package dev.frameproof.browser.pages;

/** Where a user says who he is. */
final class LoginPage {
    private final GrafanaPage page;

    LoginPage(GrafanaPage page) {
        this.page = page;
    }

    /** @throws PageElementException when there is nothing to fill in */
    void fill(String user, String password) {
        page.open("/login");
        page.element(PageElement.LOGIN_USER).sendKeys(user);
        page.element(PageElement.LOGIN_PASSWORD).sendKeys(password);
    }

    /** @throws PageElementException when Grafana does not let the user in */
    void submit() {
        page.element(PageElement.LOGIN_SUBMIT).click();
        page.await(
                "a page after the login",
                () -> (page.shows(PageElement.LOGIN_SKIP) || !page.path().startsWith("/login")) ? page : null);
        if (page.shows(PageElement.LOGIN_SKIP)) {
            page.element(PageElement.LOGIN_SKIP).click();
            page.await("a page after the login", () -> page.path().startsWith("/login") ? null : Boolean.TRUE);
        }
    }
}
