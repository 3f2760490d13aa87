"""A beginning is told from a whole text, and a wall from an article about walls."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.furniture import furniture
from bot.domain.partial import Shown, wholeness
from bot.domain.passages import passages

LEAD = (
    "President Helena Marlow of Caldria said on Tuesday that the strait would stay open to all ships. "
    "She spoke after talks in Port Ansel with Prime Minister Victor Rauk of Sudmark, who asked for a rule on nets."
)


@pytest.mark.parametrize(
    "plea",
    [
        "Subscribe to continue reading",
        "Subscribe now to keep reading this story.",
        "This article is for subscribers only.",
        "The rest of this article is available to paying subscribers.",
        "Sign in to read the full article",
        "To continue reading this article, please log in or subscribe.",
        "Create a free account to read more",
        "You’ve reached your limit of free articles this month.",
        "Subscriber-only content",
        "Unlock this article for one crown",
        "This is premium content. To read on, become a member.",
        "You have 72% of this article left to read.",
        "To continue reading this article, start a free trial",
        "Continue reading in our app",
        "Cet article est réservé aux abonnés",
        "Il vous reste 72.4% de cet article à lire. La suite est réservée aux abonnés.",
        "Abonnez-vous pour lire la suite",
        "Jetzt anmelden und weiterlesen",
        "Dieser Artikel ist nur für Abonnenten verfügbar.",
        "Suscríbete para seguir leyendo",
        "Este contenido es exclusivo para suscriptores",
        "Продолжение доступно только подписчикам",
        "Войдите, чтобы читать дальше",
        "この記事は有料会員限定です",
        "続きを読むには会員登録が必要です",
        "本文仅限订阅会员阅读",
        "登录后继续阅读全文。",
    ],
)
def test_a_plea_at_the_end_shows_a_beginning(plea: str) -> None:
    """A plea to pay, to register or to sign in, with no more than offers under it, says that there is more."""
    verdict = wholeness(f"{LEAD}\n\n{plea}\n\nAlready a subscriber? Log in\nSee subscription options")

    assert (Shown.BEGINNING, True, False) == (verdict.shown, verdict.is_partial, verdict.is_wall)
    assert "only the beginning" in verdict.sentence


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "",
        f"{LEAD}\n\nSubscribe to our newsletter",
        f"{LEAD}\n\nSign up to receive an email when Ida Moll has a new story.",
        f"{LEAD}\n\nSubscribe",
        f"{LEAD}\n\nAlready a subscriber? Log in",
        f"{LEAD} He added: “We shall see …”",
        f"{LEAD}\n\nSubscribe to continue reading\n\n{LEAD} The talks go on in the autumn, when two ministers travel north.",
        f"The paper will ask readers to subscribe to continue reading its foreign pages. {LEAD}",
        f"{LEAD} Readers of the Harbour News must now subscribe to continue reading more than three articles a month.",
        "Harbour News puts up a paywall\n\nThis article is for subscribers only: so it will say above most of what the Harbour News prints from Monday on, its editor told the staff. The paper lost two fifths of its advertising last year.",
    ],
)  # fmt: skip
def test_a_whole_text_is_not_called_partial(text: str) -> None:
    """A newsletter's plea, a lone button, an ellipsis in a quotation and prose on subscribers say nothing of the text."""
    assert not wholeness(text).is_partial


def test_a_cut_text_above_an_offer_is_a_beginning() -> None:
    """An ellipsis where the text breaks off and a subscriber's button under it show a beginning together."""
    verdict = wholeness(
        f"{LEAD} The quarrel over nets is older, and those who live by fishing say that...\n\nAlready a subscriber? Log in"
    )

    assert Shown.BEGINNING == verdict.shown


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("", "Subscribe to continue reading\n\nAlready a subscriber? Log in", Shown.SUBSCRIPTION),
        ("Just a moment...", "Enable JavaScript and cookies to continue", Shown.ROBOT),
        ("", "Checking your browser before accessing harbour.example.\n\nThis process is automatic. Your browser will redirect to your requested content shortly.", Shown.ROBOT),
        ("Access Denied", "You don’t have permission to access \"/strait\" on this server.\n\nReference #18.2f4 9c", Shown.ROBOT),
        ("Harbour News", "Please verify you are a human\n\nPress and hold the button", Shown.ROBOT),
        ("Harbour News - Are you a robot?", "We’ve detected unusual activity from your computer network\n\nTo continue, please click the box below to let us know you’re not a robot.\n\nWhy did this happen?\n\nPlease make sure your browser supports JavaScript and cookies and that you are not blocking them from loading.", Shown.ROBOT),
        ("", "You need to enable JavaScript to run this app.", Shown.SCRIPT),
        ("Harbour", "JavaScript is disabled in your browser.\nPlease enable JavaScript and reload the page.", Shown.SCRIPT),
        ("", "We value your privacy\n\nWe and our 812 partners store cookies on your device.\n\nAccept all\nReject all\nManage preferences", Shown.CONSENT),
        ("Before you continue to Harbour", "We use cookies and data to deliver our services.\n\nIf you choose “Accept all”, we will also use cookies to show ads.\n\nAccept all\nReject all\nMore options", Shown.CONSENT),
        ("", "Wir verwenden Cookies, um Inhalte zu zeigen.\n\nAlle akzeptieren", Shown.CONSENT),
        ("Harbour News", "Log in to your account\n\nEmail address\nPassword\nForgot your password?\n\nDon’t have an account? Sign up", Shown.LOGIN),
        ("", "You must be logged in to view this page.", Shown.LOGIN),
        ("404 Not Found", "", Shown.MISSING),
        ("Harbour News", "Page not found\n\nThe page you are looking for could not be found.\n\nGo to the homepage", Shown.MISSING),
        ("", "Sorry, this page doesn’t exist.\n\nTry searching for something else.", Shown.MISSING),
        ("", "We can’t find the page you’re looking for.", Shown.MISSING),
        ("", "页面不存在", Shown.MISSING),
        ("", "Страница не найдена", Shown.MISSING),
        ("503 Service Unavailable", "The server is temporarily unable to service your request. Please try again later.", Shown.FAILED),
        ("", "Something went wrong.", Shown.FAILED),
        ("451: Unavailable for legal reasons", "We recognize you are attempting to access this website from a country belonging to the European Economic Area.", Shown.ABROAD),
        ("", "Sorry, this content is not available in your region.", Shown.ABROAD),
        ("", "", Shown.EMPTY),
        ("Harbour News", " \n ", Shown.EMPTY),
    ],
)  # fmt: skip
def test_a_wall_is_named(title: str, text: str, shown: Shown) -> None:
    """What stands in place of a text is told apart, with a sentence that says what to do."""
    verdict = wholeness(text, title)

    assert (shown, True, False) == (verdict.shown, verdict.is_wall, verdict.is_partial)
    assert verdict.sentence.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"Access denied\n\n{LEAD} Reporters were kept from the hall, and two of them were sent home by the port’s police.",
        f"Page not found\n\nThe ministry’s archive on the strait has gone from the web. {LEAD} A spokesman would not say why the page no longer exists.",
        "The Data Commission of Caldria fined Harbour News on Monday because its cookie form left readers no choice. "
        "“We use cookies as everybody does,” the paper said. The commission said that a button to reject all must be as large as the one to accept.",
        f"We use cookies to improve this site.\n\nAccept all\n\n{LEAD} {LEAD}",
        f"Log in\nSubscribe\n\n{LEAD}",
        f"Please enable JavaScript to see comments.\n\n{LEAD} They meet again in the autumn.",
        "Just a moment: that was all the two leaders had for each other in Port Ansel, where they shook hands and left by different doors.",
        "We agreed.",
    ],
)  # fmt: skip
def test_a_text_is_no_wall(text: str) -> None:
    """A story on a wall, and a story with a wall's button on its page, are read."""
    assert Shown.WHOLE == wholeness(text).shown


def test_a_plea_is_nobodys_statement() -> None:
    """What asks for a subscription is furniture wherever it stands."""
    text = f"{LEAD}\n\nSubscribe to continue reading\n\n{LEAD}"
    plea = next(each.number for each in passages(text) if each.span.of(text).startswith("Subscribe"))

    assert plea in furniture(text, passages(text))


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_page_is_judged(text: str, title: str) -> None:
    """No text is too strange; a wall and a beginning always come with a sentence."""
    verdict = wholeness(text, title)

    assert (verdict.shown is Shown.WHOLE) == (verdict.sentence == "")


def test_a_long_line_is_judged_in_time() -> None:
    """No form runs away on what was made to make it run."""
    begun = time.process_time()
    for words in ("subscribe to ", "we use cookies ", "the page you ", "sorry ", "please enable ", "to read more "):
        wholeness(words * 30 + "\n" + (words * 15 + "x\n") * 200)
        wholeness(words * 20_000)

    assert time.process_time() - begun < 20
