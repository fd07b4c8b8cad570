"""The reader in a browser: its switches, its ties, its anchors, with script and without."""

import pytest

LAYERS = {
    "leaks": "e => getComputedStyle(e.querySelector('del')).textDecorationLine",
    "quotes": "e => getComputedStyle(e.querySelector('.quote.direct')).textDecorationLine",
    "actors": "e => getComputedStyle(e.querySelector('.actor')).borderBottomStyle",
    "numbers": "e => getComputedStyle(e.querySelector('.number')).borderBottomStyle",
    "facts": "e => getComputedStyle(e.querySelector('.tie')).display",
}
TOP = "e => e.getBoundingClientRect().top"


@pytest.fixture
def reader(corpus_report):
    return corpus_report / "site" / "read-e1.html"


@pytest.mark.parametrize("script", [True, False])
def test_every_layer_can_be_switched_off_and_on_and_no_word_goes(script, reader, opened):
    page = opened(reader, script=script).page
    texts = page.locator(".columns")
    before = {layer: texts.evaluate(drawn) for layer, drawn in LAYERS.items()}
    assert "none" not in before.values()
    for layer, drawn in LAYERS.items():
        page.locator(f"#show-{layer}").uncheck()
        assert texts.evaluate(drawn) == "none"
        assert {n: texts.evaluate(d) for n, d in LAYERS.items() if n != layer} == {
            n: state for n, state in before.items() if n != layer
        }
        assert page.locator("del").first.is_visible()
        page.locator(f"#show-{layer}").check()
        assert texts.evaluate(drawn) == before[layer]


def test_the_quotations_of_one_speaker_can_be_switched_off(reader, opened):
    page = opened(reader).page
    line = "e => getComputedStyle(e).textDecorationLine"
    one, other = page.locator(".quote.v1").first, page.locator(".quote.v2").first
    assert page.locator(".voices label").first.inner_text().strip()
    page.locator("#voice-1").uncheck()
    assert (one.evaluate(line), other.evaluate(line)) == ("none", "underline")


def test_pointing_at_a_fact_lights_it_in_every_article(reader, opened):
    page = opened(reader).page
    first = page.locator(".told").first
    fact = first.get_attribute("data-fact")
    first.hover()
    lit = page.locator(".told.lit")
    assert lit.count() > 1
    assert set(lit.evaluate_all("all => all.map(e => e.dataset.fact)")) == {fact}
    articles = "all => new Set(all.map(e => e.closest('.telling').id)).size"
    assert lit.evaluate_all(articles) > 1


def test_a_number_brings_the_next_article_level_and_takes_the_keyboard_there(reader, opened):
    page = opened(reader).page
    page.set_viewport_size({"width": 1200, "height": 500})
    tie = page.locator("a.tie").last
    tie.focus()
    here = tie.evaluate("e => e.closest('.telling').id")
    page.keyboard.press("Enter")
    there = page.evaluate_handle("document.activeElement").as_element()
    assert there.inner_text() == tie.inner_text()
    assert there.evaluate("e => e.closest('.telling').id") != here
    box = there.evaluate("e => { const b = e.closest('.text').getBoundingClientRect(); return [b.top, b.bottom]; }")  # fmt: skip
    assert box[0] - 1 <= there.evaluate(TOP) <= box[1]


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("script", [True, False])
def test_a_link_from_a_table_leads_to_the_words(width, script, corpus_report, opened):
    page = opened(corpus_report / "site" / "03-quotation.html", width=width, script=script).page
    row = page.locator("#table-quotations tbody tr:visible").last
    words = row.inner_text()
    row.locator("td.place a").click()
    page.wait_for_url("**/read-*.html#a*")
    place = page.locator(":target")
    own = place.evaluate("e => { const c = e.cloneNode(true); c.querySelectorAll('.label').forEach(l => l.remove()); return c.textContent; }")  # fmt: skip
    assert own.strip()
    assert own.strip()[:20] in words
    assert 0 <= place.evaluate(TOP) <= 800


def test_the_way_back_lights_the_row(corpus_report, reader, opened):
    page = opened(reader).page
    page.locator("a.label.leaks").first.click()
    page.wait_for_url("**/02-boilerplate.html#row-leaks-*")
    assert page.locator("tr:target").count() == 1


def test_on_paper_the_whole_texts_stand_side_by_side_without_switches(reader, opened):
    page = opened(reader).page
    page.locator("#show-actors").uncheck()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 within its margins
    assert page.locator(".layers input:visible").count() == 0
    names = page.locator(".layers label:visible").all_inner_texts()
    assert [name.split()[0] for name in names] == ["leaks", "quotations", "numbers", "shared"]
    heights = "all => all.every(e => e.scrollHeight <= e.clientHeight + 1)"
    assert page.locator(".telling .text").evaluate_all(heights)
    tops = "all => new Set(all.map(e => e.getBoundingClientRect().top)).size"
    assert page.locator(".telling").evaluate_all(tops) == 1
