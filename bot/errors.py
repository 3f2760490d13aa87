"""The failures we foresee. Their text is for the person who asked: whole sentences, what happened and what to do next.

    RapporteurError
    ├── DocumentError               a text could not be taken in
    │   ├── DocumentMissing           there is no such file, or it may not be opened
    │   ├── DocumentEmpty             it holds no words
    │   ├── DocumentTooLarge          it is longer than the settings allow
    │   ├── DocumentBinary            it is not text at all
    │   ├── DocumentUndecodable       it is text in an encoding we cannot read
    │   ├── DocumentWalled            in place of the text stands a login, a consent form, a robot check
    │   └── DocumentStuck             taking it apart outlasted the time or the memory allowed
    ├── FetchError                  a link could not be followed
    │   ├── FetchRefused              we do not go there: a private address, a strange port, no address of the web
    │   ├── FetchDisallowed           the site asks robots to stay away
    │   ├── FetchTimedOut             it took longer than we wait
    │   ├── FetchUnreachable          no such host, no connection, a certificate that does not hold
    │   ├── FetchFailed               the server answered that it will not or cannot: 404, 403, 451, 503
    │   └── FetchUnsuitable           it is too large, or of a type that holds no text
    ├── ModelError                  the language model did not serve us
    │   ├── ModelUnreachable          no connection, or the server is failing
    │   ├── ModelTimedOut             no answer in the time allowed
    │   ├── ModelUnauthorised         the key was not accepted
    │   ├── ModelRejected             the server would not take the request: unknown model, spent quota
    │   │   └── ModelOverflowed         the text is too long for the model
    │   ├── ModelRefused              the model declined to answer, or a filter stopped it
    │   └── ModelNonsense             the reply is not what was asked for: not JSON, cut off, of the wrong shape
    ├── StoreError                  what we keep could not be read or written
    │   ├── StoreUnreachable          the database does not answer or cannot be opened
    │   ├── StoreTooNew               it was written by a later version of the program
    │   └── StoreDiffers              its tables are those of another build of the program
    ├── OutputError                 what was to be printed could not be: the disk is full
    ├── PromptError                 a prompt file is missing or is not filled as it asks
    └── SettingsError               one or more settings are wrong; all of them are named

They are raised at a door, `from` the library's own error, and caught at the outermost place only. Anything else that
escapes is a bug: it is logged whole and told as "Something broke on our side."
"""

from __future__ import annotations

from collections.abc import Sequence


class RapporteurError(Exception):
    """A failure we foresee. `str()` of it may be shown to anyone."""


class DocumentError(RapporteurError):
    """A text could not be taken in."""


class DocumentMissing(DocumentError):
    """There is no such file, or it may not be opened."""


class DocumentEmpty(DocumentError):
    """It holds no words."""


class DocumentTooLarge(DocumentError):
    """It is longer than the settings allow."""


class DocumentBinary(DocumentError):
    """It is not text at all."""


class DocumentUndecodable(DocumentError):
    """It is text in an encoding we cannot read."""


class DocumentWalled(DocumentError):
    """In place of the text stands something else: a login, a consent form, a robot check."""


class DocumentStuck(DocumentError):
    """Taking it apart outlasted the time or the memory allowed."""


class FetchError(RapporteurError):
    """A link could not be followed."""


class FetchRefused(FetchError):
    """We do not go there: a private address, a strange port, no address of the web."""


class FetchDisallowed(FetchError):
    """The site asks robots to stay away from it."""


class FetchTimedOut(FetchError):
    """It took longer than we wait."""


class FetchUnreachable(FetchError):
    """There is no such host, no connection, or a certificate that does not hold."""


class FetchFailed(FetchError):
    """The server answered that it will not or cannot serve the page. `status` is what it answered."""

    def __init__(self, sentence: str, status: int) -> None:
        self.status = status
        super().__init__(sentence)


class FetchUnsuitable(FetchError):
    """It is too large, or of a type that holds no text."""


class ModelError(RapporteurError):
    """The language model did not serve us. The cue reader still can."""


class ModelUnreachable(ModelError):
    """There is no connection, or the server is failing."""


class ModelTimedOut(ModelError):
    """No answer came in the time allowed."""


class ModelUnauthorised(ModelError):
    """The key was not accepted."""


class ModelRejected(ModelError):
    """The server would not take the request: an unknown model, a spent quota."""


class ModelOverflowed(ModelRejected):
    """The text is too long for the model. A part of it may not be."""


class ModelRefused(ModelError):
    """The model declined to answer, or a filter stopped it."""


class ModelNonsense(ModelError):
    """The reply is not what was asked for. Its text says why, in words the model can act on when asked again."""


class StoreError(RapporteurError):
    """What we keep could not be read or written."""


class StoreUnreachable(StoreError):
    """The database does not answer or cannot be opened."""


class StoreTooNew(StoreError):
    """The database was written by a later version of the program."""


class StoreDiffers(StoreError):
    """The database's tables are not those that this program makes and reads."""


class OutputError(RapporteurError):
    """What was to be printed could not be."""


class PromptError(RapporteurError):
    """A prompt file is missing or is not filled as it asks."""


class SettingsError(RapporteurError):
    """One or more settings are wrong. `faults` names all of them, a sentence each."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        opening = (
            "A setting is wrong. Mend it in .env or the environment and start again."
            if len(self.faults) == 1
            else f"{len(self.faults)} settings are wrong. Mend them in .env or the environment and start again."
        )
        super().__init__("\n  ".join([opening, *self.faults]))
