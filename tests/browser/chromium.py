"""One real Chromium for all tests: to start one takes longer than most of them."""

from __future__ import annotations

from contextlib import ExitStack

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from building import chromium

# Chromium draws parts of its own window as pages; without them a test takes a third less. It reads
# the last such list alone, so what tests need of Playwright's own stands here too.
_WITHOUT = (
    "AimEnabled,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup,WebUIToolbar",
    "HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,Translate",
)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--disable-features={','.join(_WITHOUT)}",
)


class Chromium:
    """Starts when it is first asked for, and again should it have crashed."""

    def __init__(self) -> None:
        self._running = ExitStack()
        self._browser: Browser | None = None

    def browser(self) -> Browser:
        """The one that runs."""
        if self._browser is None or not self._browser.is_connected():
            self.end()
            playwright = self._running.enter_context(sync_playwright())
            launched = playwright.chromium.launch(
                executable_path=chromium.find(), args=list(_FLAGS)
            )
            self._running.callback(launched.close)
            self._browser = launched
        return self._browser

    def contexts(self) -> list[BrowserContext]:
        """Those that are open."""
        return [] if self._browser is None else self._browser.contexts

    def end(self) -> None:
        """Ends it, if it runs."""
        self._running.close()
        self._browser = None


def that_keeps_pages() -> Browser:
    """Another one, which keeps pages that are left and shows them again, as people's do."""
    return CHROMIUM.browser().browser_type.launch(
        executable_path=chromium.find(),
        args=list(_FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )


CHROMIUM = Chromium()
