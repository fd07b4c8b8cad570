"""Every page of a report as readers meet it: wide and narrow, light and dark, by keyboard."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

NAMES = [
    "index", "00-overview", "01-corpus", "02-boilerplate", "03-quotation", "04-readability",
    "05-framing", "06-alignment", "07-validation", "read-e1",
]  # fmt: skip
# For each text that is seen: its contrast with what lies behind it, by WCAG 2.2 (1.4.3).
CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const opacity = (element) => {
    const [, , , alpha = 1] = channels(getComputedStyle(element).color);
    let solid = alpha;
    for (let e = element; e; e = e.parentElement) solid *= getComputedStyle(e).opacity;
    return solid;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  const weak = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    const solid = opacity(element);
    const ink = channels(style.color).slice(0, 3).map((c, i) => c * solid + ground[i] * (1 - solid));
    const [a, b] = [luminance(ink), luminance(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) weak.push([element.tagName, ratio, walk.currentNode.textContent]);
  }
  return weak;
}"""
# The test of contrast looks at all text in both schemes, which takes axe as long as all other rules.
WITHOUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
SIDEWAYS = """() => {
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  return document.documentElement.scrollWidth;
}"""
PIXELS = "e => getComputedStyle(e).outlineStyle + parseFloat(getComputedStyle(e).outlineWidth)"
COLUMN = "(table, i) => Array.from(table.tBodies[0].rows, row => row.cells[i].textContent)"


@pytest.fixture(scope="session")
def folder(corpus_report):
    return corpus_report / "site"


@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_in_silence_and_asks_for_nothing_else(name, folder, opened):
    seen = opened(folder / f"{name}.html")
    assert seen.said == []
    assert seen.strangers(folder) == []
    loaded = "() => Array.from(document.images, image => image.naturalWidth > 0)"
    assert all(seen.page.evaluate(loaded))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_boxes_scrolls_sideways_on_a_phone(name, folder, opened):
    page = opened(folder / f"{name}.html", width=360).page
    assert page.evaluate(SIDEWAYS) <= 360


@pytest.mark.parametrize("name", ["04-readability", "05-framing", "06-alignment"])
def test_on_a_phone_the_type_of_figures_is_not_shrunk(name, folder, opened):
    page = opened(folder / f"{name}.html", width=390).page
    scale = "all => all.map(i => i.getBoundingClientRect().width / i.naturalWidth)"
    assert min(page.locator("figure.picture img").evaluate_all(scale)) > 0.9


def test_on_a_phone_a_figure_that_is_drawn_anew_is_seen_whole_and_leaves_no_room(folder, opened):
    page = opened(folder / "00-overview.html", width=390).page
    image = page.locator("figure.picture.fits img").first
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    box = image.evaluate("""i => { const box = i.closest('.scroll'), r = i.getBoundingClientRect();
        return [box.scrollWidth - box.clientWidth, r.width / r.height * i.naturalHeight / i.naturalWidth]; }""")
    assert box[0] == 0
    assert box[1] == pytest.approx(1, abs=0.02)


def test_on_a_phone_the_finding_stands_above_its_figure_instead_of_the_title(folder, opened):
    page = opened(folder / "05-framing.html", width=390).page
    said = page.locator("figure.picture .says").first
    image = page.locator("figure.picture img").first
    assert said.is_visible()
    drawn = image.evaluate("i => i.currentSrc")
    assert drawn.endswith("/actor-rows.phone.svg")
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(said).to_be_hidden()
    expect(image).to_have_js_property("currentSrc", drawn.replace(".phone", ""))


def edges(box):
    """Darkest grey within six pixels of the left and right edge of a box, in its upper half."""
    shot = Image.open(io.BytesIO(box.screenshot())).convert("L")
    parts = ((0, 2, 6, 8), (shot.width - 6, 2, shot.width, 8))
    return [shot.crop(part).getextrema()[0] for part in parts]


def test_a_shadow_shows_where_a_figure_goes_on(folder, opened):
    page = opened(folder / "05-framing.html", width=390).page
    box = page.locator("figure.picture:not(.fits) .scroll").first
    left, right = edges(box)
    assert left > 240
    assert right < 225
    box.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    left, right = edges(box)
    assert left < 225
    assert right > 240


def test_in_words_too_a_caption_says_that_a_figure_goes_on(folder, opened):
    page = opened(folder / "06-alignment.html", width=390).page
    said = "all => all.map(c => getComputedStyle(c, '::before').content)"
    wide = page.locator("figure.picture:not(.fits) figcaption").evaluate_all(said)
    assert wide and all("goes on sideways" in words for words in wide)
    assert {*page.locator("figure.picture.fits figcaption").evaluate_all(said)} == {"none"}
    page.set_viewport_size({"width": 1200, "height": 800})
    assert {*page.locator("figure.picture figcaption").evaluate_all(said)} == {"none"}


@pytest.mark.parametrize(
    ("name", "table"),
    [("06-alignment", "quote-pairs"), ("05-framing", "words"), ("05-framing", "agreements")],
)
def test_a_table_with_many_columns_is_read_whole_on_a_wide_screen(name, table, folder, opened):
    page = opened(folder / f"{name}.html").page
    box = page.locator(f"#table-{table} .scroll")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_text_stands_out_from_its_ground(name, scheme, folder, opened):
    page = opened(folder / f"{name}.html", scheme=scheme).page
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"  # fmt: skip
    assert dark == (scheme == "dark")
    assert page.evaluate(CONTRASTS) == []


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(name, folder, opened):
    page = opened(folder / f"{name}.html").page
    page.evaluate(SIDEWAYS)  # with everything unfolded
    found = Axe().run(page, options=WITHOUT_CONTRAST).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_struck_text_stands_out_from_its_hatching(scheme, folder, opened):
    page = opened(folder / "02-boilerplate.html", scheme=scheme).page
    hatched = page.evaluate("""() => {
      const style = getComputedStyle(document.documentElement);
      return ["--leak", "--hatch"].map((name) => style.getPropertyValue(name).trim());
    }""")
    assert contrast(*hatched) >= 4.5


def contrast(*colours):
    lights = sorted(luminance(colour) for colour in colours)
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_the_keyboard_reaches_everything_and_shows_where_it_is(folder, opened):
    page = opened(folder / "02-boilerplate.html").page
    reached = []
    for _ in range(45):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement").as_element()
        reached.append(focused.evaluate("e => e.tagName"))
        assert focused.evaluate(PIXELS) == "solid2"
    assert reached[0] == "A"
    assert {"A", "SUMMARY", "DIV", "BUTTON", "INPUT"} <= set(reached)


def test_the_first_link_leads_past_the_head(folder, opened):
    page = opened(folder / "03-quotation.html").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_code_unfolds_by_keyboard(folder, opened):
    page = opened(folder / "04-readability.html").page
    assert not page.locator(".highlight").first.is_visible()
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".highlight").first.is_visible()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 1200])
def test_the_rule_of_a_leak_shows_when_it_is_tapped_or_focused(width, script, folder, opened):
    page = opened(folder / "02-boilerplate.html", width=width, script=script).page
    mark = page.locator("mark").nth(2)
    note = mark.locator(".note")
    assert not note.is_visible()
    mark.focus()
    assert note.is_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_table_sorts_by_its_heads(folder, opened):
    page = opened(folder / "02-boilerplate.html").page
    table = page.locator("#table-leaks table")
    heads = [head.strip() for head in table.locator("th").all_inner_texts()]
    for name, key in (("confidence", float), ("kind", str.lower)):
        column = heads.index(name)
        button = table.locator("th button").nth(column)
        button.click()
        upwards = [key(text) for text in table.evaluate(COLUMN, column)]
        assert upwards == sorted(upwards)
        assert table.locator("th").nth(column).get_attribute("aria-sort") == "ascending"
        button.click()
        assert [key(text) for text in table.evaluate(COLUMN, column)] == upwards[::-1]


def test_on_a_phone_a_table_with_prose_is_a_block_a_row(folder, opened):
    page = opened(folder / "02-boilerplate.html", width=360).page
    box = page.locator("#table-leaks .scroll")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    heads = page.locator("#table-leaks th").all_text_contents()
    row = page.locator("#table-leaks tbody tr").first
    said = row.evaluate("row => [...row.cells].map(c => getComputedStyle(c, '::before').content)")
    assert said == [f'"{head}"' for head in heads]
    numbers = page.locator("#table-leakage td").first
    assert numbers.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
    page.set_viewport_size({"width": 1200, "height": 800})
    said = row.evaluate("row => [...row.cells].map(c => getComputedStyle(c, '::before').content)")
    assert set(said) == {"none"}


def test_on_a_phone_a_table_of_many_numbers_is_read_down_with_prose_in_it_too(folder, opened):
    page = opened(folder / "05-framing.html", width=360).page
    assert page.locator("#table-agreements th.long").count() > 0
    cell = page.locator("#table-agreements tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_a_column_with_values_below_zero_sorts_as_numbers_do(folder, opened):
    page = opened(folder / "05-framing.html").page
    table = page.locator("#table-sentiment table")
    column = table.locator("th").all_inner_texts().index("compound")
    button = table.locator("th button").nth(column)
    button.click()
    button.click()  # the most negative first is how they come
    values = [float(text.replace("−", "-")) for text in table.evaluate(COLUMN, column)]
    assert min(values) < 0
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("width", [360, 1200])
def test_a_table_filters_by_typing(width, folder, opened):
    page = opened(folder / "02-boilerplate.html", width=width).page
    rows = page.locator("#table-leaks tbody tr")
    everything = rows.count()
    page.locator("#table-leaks input").fill("ADVERTISEMENT")
    left = [
        text.lower() for text in page.locator("#table-leaks tbody tr:visible").all_inner_texts()
    ]
    assert 0 < len(left) < everything
    assert all("advertisement" in text for text in left)
    assert page.locator("#table-leaks output").inner_text() == f"{len(left)} of {everything} rows"
    page.locator("#table-leaks input").fill("")
    assert page.locator("#table-leaks tbody tr:visible").count() < everything


@pytest.mark.parametrize(("width", "first"), [(360, 6), (1200, 12)])
def test_a_long_table_shows_its_first_rows_until_all_are_asked_for(width, first, folder, opened):
    page = opened(folder / "02-boilerplate.html", width=width).page
    rows = page.locator("#table-leaks tbody tr")
    button = page.locator("#table-leaks button.fold")
    seen = page.locator("#table-leaks tbody tr:visible")
    assert seen.count() == first
    assert button.inner_text() == f"Show all {rows.count()} rows"
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert seen.count() == rows.count()
    assert button.get_attribute("aria-expanded") == "true"
    button.press("Enter")
    assert seen.count() == first
    page.emulate_media(media="print")
    assert seen.count() == rows.count()


def test_a_link_to_a_row_that_is_folded_away_shows_it(folder, opened):
    page = opened(folder / "02-boilerplate.html").page
    row = page.locator("#table-leaks tbody tr[id]").last
    assert not row.is_visible()
    page.evaluate("id => { location.hash = id; }", row.get_attribute("id"))
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()
    box = row.bounding_box()
    assert -1 < box["y"] < 800  # a place on the screen is a fraction


def test_without_script_every_row_is_there(folder, opened):
    page = opened(folder / "02-boilerplate.html", script=False).page
    assert page.locator("#table-leaks tbody tr:visible").count() > 8
    assert page.locator("button, input").count() == 0


def test_print_names_the_columns_without_buttons_and_leaves_out_places(folder, opened):
    page = opened(folder / "02-boilerplate.html").page
    heads = page.locator("#table-leaks th")
    named = "h => getComputedStyle(h, '::before').content"
    names = [head.strip() for head in heads.all_inner_texts()]
    page.emulate_media(media="print")
    assert not page.locator("#table-leaks th button").first.is_visible()
    assert heads.first.evaluate(named) == f'"{names[0]}"'
    assert not page.locator("#table-leaks th.place").is_visible()
    assert not page.locator("#table-leaks td.place").first.is_visible()


def test_print_leaves_out_what_paper_cannot_use(folder, opened):
    page = opened(folder / "02-boilerplate.html").page
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert not page.locator("summary").first.is_visible()
    assert page.locator("mark del").first.is_visible()


def test_a_print_shows_figures_as_wide_as_a_page_and_with_their_titles(folder, opened):
    page = opened(folder / "00-overview.html", width=680).page  # a sheet of A4
    image = page.locator("figure.picture img").first
    drawn = image.evaluate("i => i.currentSrc")
    assert drawn.endswith(".phone.svg")
    page.emulate_media(media="print")
    expect(image).to_have_js_property("currentSrc", drawn.replace(".phone", ""))
    assert not page.locator("figure.picture .says").first.is_visible()
