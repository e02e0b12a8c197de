"""What happens on an open page while somebody writes."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NARROWEST = {"width": 320, "height": 640}


@pytest.fixture
def long_plan(written):
    """Return a plan whose page is scrolled."""
    plan = written / "plans/strategy/plan.md"
    plan.write_text(plan.read_text() + "\n\nA paragraph of a long page.\n" * 80)
    return plan


def sizes(dialog):
    return dialog.evaluate(
        "element => [element.getBoundingClientRect().right, element.scrollWidth, element.clientWidth]"
    )


def colours(dialog):
    return dialog.evaluate("element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]")


def test_a_page_follows_what_is_saved_and_shows_what_is_broken(written, long_plan, serve_project, browser):
    broken = long_plan.with_name("objectives.yml")
    with serve_project(written) as site:
        page = browser.new_page(viewport={"width": 1200, "height": 600}, color_scheme="light")
        page.set_default_timeout(90_000)
        errors = []
        page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108  # a method of a list will not do
        page.goto(site.address + "/strategy/")
        page.wait_for_selector("text=The first words.", state="attached")  # our own page gives way to the site
        dialog, badge = page.locator("#planloom-live dialog"), page.locator("#planloom-live .badge")
        assert not dialog.is_visible()
        page.evaluate("scrollTo(0, 900)")

        long_plan.write_text(long_plan.read_text().replace("first", "other"))
        page.wait_for_selector("text=The other words.", state="attached")
        page.wait_for_load_state("load")
        page.wait_for_function("Math.abs(scrollY - 900) < 2")

        broken.write_text("objectives: [")
        dialog.wait_for(state="visible")
        assert "The site was not built again" in dialog.inner_text()
        assert "plans/strategy/objectives.yml:1:13" in dialog.inner_text()
        assert page.evaluate("document.activeElement === document.body")  # the keys stay with the reader
        assert "The other words." in page.inner_text("article")
        assert page.get_by_role("dialog", name="The site was not built again").count() == 1
        light = colours(dialog)
        page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        assert all(one != two for one, two in zip(light, colours(dialog), strict=True))
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        assert axe.Axe().run(page, context="#planloom-live").response["violations"] == []
        page.set_viewport_size(NARROWEST)
        right, inner, outer = sizes(dialog)
        assert (right, inner) == (320, outer)

        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        page.reload()
        badge.wait_for(state="visible")  # what was closed stays closed
        assert not dialog.is_visible()
        badge.click()
        page.get_by_role("button", name="Close").click()
        dialog.wait_for(state="hidden")
        assert (
            page.evaluate("document.querySelector('#planloom-live').shadowRoot.activeElement.className")
            == "badge broken"
        )

        broken.unlink()
        badge.wait_for(state="hidden")
        broken.write_text("objectives: [")
        dialog.wait_for(state="visible")  # what comes back is shown again
        page.goto(site.address + "/pl/strategy/")
        dialog.wait_for(state="visible")
        assert "Strona nie została zbudowana ponownie" in dialog.inner_text()
        assert "nie da się odczytać YAML" in dialog.inner_text()
        assert errors == []
        page.close()
