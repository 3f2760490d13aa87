"""What an article's text is: its words whole, in order, a line to a paragraph, with nothing of the page around them."""

from __future__ import annotations

import pytest

from bot.adapters.article import article
from bot.adapters.page import Page
from tests.adapters.article.stories import FERRY, GRAIN
from tests.adapters.article.templates import Made, drupal, pages, wordpress

URL = "https://www.paper.example/a"


def _text(markup: str) -> str:
    return article(Page(markup.encode(), url=URL)).documents[0].text


def _among(block: str) -> str:
    """A page with a block put into the middle of its article."""
    return drupal(FERRY).replace("<h2>A long quarrel", f"{block}<h2>A long quarrel")


@pytest.mark.parametrize("made", list(pages()), ids=lambda made: made.name)
def test_the_articles_lines_are_all_there(made: Made) -> None:
    """Each paragraph, heading, item and quotation is a line of the text, its words in order and unbroken."""
    text = _text(made.markup)

    missing = [line for line in made.story.gold.split("\n\n") if line not in text]
    assert missing == []


def test_nothing_of_the_page_is_in_the_text() -> None:
    """On a plain page the text is the article to the letter, paragraphs parted by a blank line."""
    text = _text(wordpress(FERRY))

    assert FERRY.gold == text


@pytest.mark.parametrize(
    "between",
    [
        "<span></span>", '<a name="x"></a>', "<img src=x>", "<b></b>", "<em></em>", "<wbr>", '<i class="icon"></i>', "<script>x</script>",
        "<!-- c -->", "<iframe src=x></iframe>", "<svg><path/></svg>", '<span class="ad"></span>', "<o:p></o:p>", "<amp-ad></amp-ad>",
        "<style>a{}</style>", "<noscript><img></noscript>", "<template>t</template>", "<input>", "<embed>", "<audio></audio>",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "frame", ["<p>%s</p>", "<ul><li>The first point is here.</li><li>%s</li></ul>", "<blockquote>%s</blockquote>"]
)
def test_no_word_is_lost_around_an_element_that_says_nothing(frame: str, between: str) -> None:
    """Words before and behind an empty element, a picture or a script stay where they are."""
    text = _text(
        _among(frame % f"The “quick brown {between}fox jumps over{between} the lazy” dog, said the minister{between}.")
    )

    assert "The “quick brown fox jumps over the lazy” dog, said the minister." in text


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<p>The <b>Pres</b>ident of <a href=x>Tarn</a>, <em>Ivo</em>&nbsp;<span>Hollin</span>, spoke.</p>", "The President of Tarn, Ivo Hollin, spoke."),
        ("<p>He called it\n   “a\tquestion&#8239;of \r\n trust”.</p>", "He called it “a question of trust”."),
        ("<p>He called it <q>a question of trust</q>, they said.</p>", "He called it “a question of trust”, they said."),
        ("<p>He called it “<q>a question of trust</q>”, they said.</p>", "a question of trust"),
        ("<p>The minis&shy;ter of foreign af<wbr>fairs spoke at length.</p>", "The minister of foreign affairs spoke at length."),
        ("<p>One line of it was said here.<br>Another line was said there.</p>", "One line of it was said here.\n\nAnother line was said there."),
        ("Loose words of some length stand here, “as they may,” he said. <p>And a paragraph.</p>", "Loose words of some length stand here, “as they may,” he said.\n\nAnd a paragraph."),
        ("<table><tr><th>Year</th><th>Eels</th></tr><tr><td>2019</td><td>40</td></tr></table>", "Year | Eels\n\n2019 | 40"),
    ],
)  # fmt: skip
def test_inline_markup_neither_breaks_nor_glues(markup: str, read: str) -> None:
    """Elements inside a sentence leave no trace; blocks and line breaks part."""
    text = _text(_among(markup))

    assert read in text


@pytest.mark.parametrize(
    "dropped",
    [
        '<p>The ministers of <a href=a>Tarn</a>, <a href=b>Veldt</a> and <a href=c>Lirra, the third bank</a> “will meet in Sanne again.”</p>',
        "<ol><li>“No ferry without a bell,” as the text has it;</li><li>no bell without a keeper.</li></ol>",
        '<div>A paragraph that is a division without a name, “as some editors make them,” he said.</div>',
    ],
)  # fmt: skip
def test_what_extractors_drop_from_the_middle_is_put_back(dropped: str) -> None:
    """A paragraph of links, a list or a division between an article's paragraphs is part of it."""
    text = _text(_among(dropped))

    assert all(
        one in text
        for one in ("“will meet in Sanne again.”", "“No ferry without a bell,”", "“as some editors make them,”")
        if one in dropped
    )


SAID = "“The wharf is not for sale to anybody at all,” said Ada Brennick, the harbour keeper, on Friday."


@pytest.mark.parametrize(
    "frame",
    [
        '<p><a href="/z">%s</a></p>',
        '<div class="story-text">%s</div>',
        "<center>%s</center>",
        "<center><p>%s</p></center>",
        "<fieldset><p>%s</p></fieldset>",
        "<fieldset>%s</fieldset>",
        "<figure><blockquote>%s</blockquote></figure>",
        '<figure class="quote"><blockquote><p>%s</p></blockquote><figcaption>Ada Brennick</figcaption></figure>',
        "<aside><p>%s</p></aside>",
        "<aside><blockquote><p>%s</p></blockquote></aside>",
    ],
)
def test_what_somebody_says_is_read_whatever_holds_it(frame: str) -> None:
    """A link, a named division, a figure or an aside around a sentence takes it from nobody."""
    text = _text(_among(frame % SAID))

    assert SAID in text
    assert [line for line in FERRY.gold.split("\n\n") if line not in text] == []


TOLD = "Ada Brennick: we shall not sell the wharf to anybody at all, and the council has been told so twice."


@pytest.mark.parametrize(
    "frame",
    [
        "<form><p>%s</p></form>",
        '<form action="/x"><input type="hidden" name="a"><div><p>%s</p></div></form>',
        "<form>%s</form>",
        "<section>%s</section>",
        "<div><span>%s</span></div>",
        '<div class="paragraph"><span>%s</span></div>',
        '<div class="speaker-line">%s</div>',
        '<div class="text-block">%s</div>',
        '<div class="wrap"><div>%s</div></div>',
        '<div class="row"><div class="col-md-8"><div class="rich-text">%s</div></div></div>',
    ],
)
def test_prose_is_read_whatever_holds_it(frame: str) -> None:
    """A form that asks nothing, a bare section, a name that says of a division only that it holds words take nothing away."""
    text = _text(_among(frame % TOLD))

    assert TOLD in text
    assert [line for line in FERRY.gold.split("\n\n") if line not in text] == []


@pytest.mark.parametrize("entry", ["<li><article><div>%s</div></article></li>", '<article class="post">%s</article>'])
@pytest.mark.parametrize("frame", ["<main><h1>%s</h1><ol>%s</ol></main>", "<div><h1>%s</h1>%s</div>"])
@pytest.mark.parametrize("each", [1, 2, 3])
def test_entries_that_are_an_article_each_are_all_read(entry: str, frame: str, each: int) -> None:
    """A day told in articles below one headline is one text, from the first to the last."""
    lines = GRAIN.gold.split("\n\n")
    entries = ["".join(f"<p>{one}</p>" for one in lines[n : n + each]) for n in range(0, len(lines), each)]
    page = f"<html><body>{frame % (GRAIN.title, ''.join(entry % one for one in entries))}</body></html>"

    assert GRAIN.gold == _text(page)


def test_a_form_that_asks_is_none_of_the_article() -> None:
    """What stands in a form with a field to fill in is for whoever fills it in."""
    asking = "<p>The best of the river, every weekday at seven.</p><form><input type=email><button>Yes</button></form>"

    assert FERRY.gold == _text(_among(f'<div class="tide"><strong>Morning Tide</strong>{asking}</div>'))
    assert FERRY.gold == _text(_among("<form><p>The best of the river, every day.</p><input type=text></form>"))


@pytest.mark.parametrize(
    "frame",
    [
        "<aside><p>%s</p></aside>",
        '<aside class="quote"><blockquote>%s</blockquote></aside>',
        '<figure class="wp-block-pullquote"><blockquote><p>%s</p></blockquote></figure>',
        "<figure><blockquote>%s</blockquote><figcaption>Said in Halm</figcaption></figure>",
    ],
)
def test_a_pull_quote_is_read_once(frame: str) -> None:
    """What a box repeats is told by the paragraph it is taken from."""
    text = _text(_among(f"<p>{SAID}</p>").replace("<h2>A long quarrel", f"{frame % SAID}<h2>A long quarrel"))

    assert 1 == text.count("not for sale to anybody")


@pytest.mark.parametrize(
    "box",
    [
        '<p><strong>Read more: <a href="/z">The ferry bell of Halm and its keeper</a></strong></p>',
        '<div class="promo">Sign up for the briefing and never miss a ferry again.</div>',
        '<ul class="related"><li><a href="/1">The eels of Halm, counted</a></li><li><a href="/2">Nine years without a boat</a></li></ul>',
        "<h3>Related stories</h3><ul><li><a href=/1>The eels of Halm, counted</a></li></ul>",
        "<figure><img src=x><figcaption>The quay on Tuesday, seen from the water.</figcaption></figure>",
        "<p>Advertisement</p>",
        '<p><a href="/z">Why the ferry bell of Halm and its keeper will be missed by all of us</a></p>',
        '<div class="box">Our app has all the news of the river, every morning and every evening, in six minutes.</div>',
        '<div class="box"><a href="/z">“The river is ours,” say the people of Halm, and here is all you need to know.</a></div>',
        "<aside><p>Ada Brennick has been the harbour keeper of Halm for twenty years and lives by the river.</p></aside>",
        "<figure><img src=x><blockquote>The quay is quiet.</blockquote><figcaption>The quay on Tuesday.</figcaption></figure>",
    ],
)
def test_boxes_are_not_put_back(box: str) -> None:
    """Teasers, promotions, captions and lists of links among the paragraphs stay out."""
    text = _text(_among(box))

    assert FERRY.gold == text
