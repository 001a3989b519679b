"""The book in a real browser. Run by `tox -e browser` after `tox -e docs`; not collected with the other tests.

Needs Chromium and its driver (Debian: apt-get install chromium chromium-driver). Without them it fails: a
skip would say that nobody looked.
"""

import functools
import http.server
import os
import shutil
import threading

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from dojo.paths import ROOT

SITE = ROOT / "site"
DESKTOP, PHONE = (1280, 900), (390, 844)
PAGES = ["index.html", "syllabus.html", "behaviours.html", "errata.html", "claims.html", "katas/threads/lock.html"]


@pytest.fixture(scope="module")
def address():
    """The address of the book, served from this machine."""
    assert (SITE / "index.html").is_file(), "there is no book in site/. Build it: tox -e docs"
    handler = functools.partial(Silent, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def browser():
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium") or shutil.which("google-chrome")
    assert driver and chromium, "Chromium or its driver is missing. Debian: apt-get install chromium chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.add_argument("--headless=new")
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # which Chromium refuses to root
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(driver)) as browser:
        yield browser


def show(browser, url, size=DESKTOP, scheme="light"):
    """Open `url` on a screen of this size, for a reader who prefers this colour scheme."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE},
    )
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.get(url)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_the_screen(browser, address, page, size):
    show(browser, f"{address}/{page}", size)
    width = browser.execute_script("return document.documentElement.scrollWidth")
    assert width <= size[0], f"{page} is {width} px wide on a screen of {size[0]} px"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_other_host_and_has_no_errors(browser, address, page):
    browser.get_log("performance"), browser.get_log("browser")
    show(browser, f"{address}/{page}")
    asked = browser.execute_script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    strangers = [url for url in asked if not url.startswith((address, "data:"))]
    assert not strangers, f"{page} loads from elsewhere: {strangers}"
    errors = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert not errors, f"{page} has errors: {errors}"


def test_dark_is_dark_and_light_is_light(browser, address):
    shades = {}
    for scheme in ("light", "dark"):
        show(browser, f"{address}/index.html", scheme=scheme)
        colour = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        shades[scheme] = sum(int(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])
    assert shades["light"] > 600 and shades["dark"] < 200, f"the background's shades are {shades}"


def test_drawings_have_words_and_scroll_by_keyboard(browser, address):
    show(browser, f"{address}/katas/threads/lock.html", PHONE)
    frames = browser.find_elements(By.CSS_SELECTOR, ".schedule-frame")
    assert len(frames) == 2, f"a wrong and a right schedule are due, not {len(frames)} drawings"
    for frame in frames:
        image = frame.find_element(By.TAG_NAME, "img")
        assert image.get_attribute("alt"), "a drawing needs words for those who do not see it"
        assert browser.execute_script("return arguments[0].naturalWidth", image) > 200, "the drawing must be there"
    browser.execute_script("arguments[0].focus()", frames[0])
    browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert browser.switch_to.active_element == frames[0], "the frame of a drawing must take the focus"


def test_behaviours_are_filtered_by_keyboard_alone(browser, address):
    show(browser, f"{address}/behaviours.html")
    count = browser.find_element(By.CSS_SELECTOR, ".behaviour-filters output")
    everything = count.text
    browser.execute_script("document.querySelector('.behaviour-filters select').focus()")
    browser.switch_to.active_element.send_keys("false")
    assert Select(browser.find_element(By.NAME, "verdict")).first_selected_option.text == "false", "keys must choose"
    shown = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "table tbody tr") if row.is_displayed()]
    assert 0 < len(shown) < 40 and count.text == f"{len(shown)} of {everything.split()[0]} behaviours", count.text
    browser.switch_to.active_element.send_keys(Keys.TAB, Keys.TAB, Keys.TAB)
    search = browser.switch_to.active_element
    assert search.get_attribute("name") == "words", "Tab must lead from filter to filter"
    search.send_keys("no such words")
    assert count.text.startswith("0 of"), count.text


def test_search_finds_a_kata(browser, address):
    show(browser, f"{address}/search.html?q=reentrant")
    browser.implicitly_wait(20)
    assert browser.find_elements(By.CSS_SELECTOR, "#search-results li"), "the search must find a page"
    browser.implicitly_wait(0)
