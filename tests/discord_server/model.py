"""What there is at the stand-in: people, servers, channels, messages, interactions. Mutable, and kept by `World`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag, StrEnum

from tests.discord_server.wire import Payload


class ChannelKind(IntEnum):
    """Kinds of channel, by Discord's numbers."""

    TEXT = 0
    DIRECT = 1
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    PRIVATE_THREAD = 12


THREADS = {ChannelKind.ANNOUNCEMENT_THREAD, ChannelKind.THREAD, ChannelKind.PRIVATE_THREAD}


class MessageKind(IntEnum):
    """Kinds of message, by Discord's numbers."""

    DEFAULT = 0
    THREAD_CREATED = 18
    REPLY = 19
    SLASH_COMMAND = 20
    THREAD_STARTER = 21
    MENU_COMMAND = 23


SPOKEN = {MessageKind.DEFAULT, MessageKind.REPLY, MessageKind.SLASH_COMMAND, MessageKind.MENU_COMMAND}
"""Kinds that somebody wrote, and that can be edited."""


class Flags(IntFlag):
    """What is true of a message, by Discord's bits."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    HAS_SNAPSHOT = 1 << 14
    COMPONENTS_V2 = 1 << 15


NO_FLAGS = Flags(0)


@dataclass(slots=True, eq=False)
class User:
    """A person, or a bot's face."""

    id: int
    name: str
    bot: bool = False
    accepts_direct: bool = True

    @property
    def mention(self) -> str:
        """Give what stands in a text to mention them."""
        return f"<@{self.id}>"


@dataclass(slots=True, eq=False)
class Bot:
    """An application with its bot user, its token and what it was granted."""

    user: User
    token: str
    reads_content: bool = True
    sees_members: bool = True
    sees_presences: bool = False
    commands: dict[int, Command] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """Give the application's identifier, which is the bot user's too."""
        return self.user.id


@dataclass(slots=True, eq=False)
class Command:
    """A command as it was registered; everywhere, or in one server."""

    id: int
    guild_id: int | None
    kind: int
    name: str
    payload: Payload


@dataclass(slots=True, eq=False)
class Role:
    """A role; the one with the server's own identifier is everyone's."""

    id: int
    name: str
    permissions: int


@dataclass(slots=True, eq=False)
class Overwrite:
    """What one role or one member may and may not do in one channel."""

    target: int
    is_member: bool
    allow: int = 0
    deny: int = 0


@dataclass(slots=True, eq=False)
class Member:
    """Somebody in a server."""

    user: User
    joined: datetime
    roles: list[Role] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Guild:
    """A server."""

    id: int
    name: str
    owner: User
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    locale: str = "en-US"

    @property
    def everyone(self) -> Role:
        """Give the role that all have."""
        return self.roles[self.id]


@dataclass(slots=True, eq=False)
class Thread:
    """What a channel has when it is a thread."""

    owner: User
    created: datetime
    archive_after: int = 1440
    archived: bool = False
    locked: bool = False
    members: dict[int, datetime] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Channel:
    """Where messages stand: a channel, a thread, or a conversation of two."""

    id: int
    kind: ChannelKind
    name: str = ""
    guild: Guild | None = None
    parent: Channel | None = None
    thread: Thread | None = None
    recipients: tuple[User, ...] = ()
    overwrites: list[Overwrite] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def mention(self) -> str:
        """Give what stands in a text to name the channel."""
        return f"<#{self.id}>"

    @property
    def direct(self) -> bool:
        """Say whether it is a conversation of two."""
        return self.kind is ChannelKind.DIRECT


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way to the server."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"
    description: str = ""


@dataclass(slots=True, eq=False)
class Attachment:
    """A file the server keeps."""

    id: int
    channel_id: int
    upload: Upload


@dataclass(frozen=True, slots=True)
class Reference:
    """What a message points to: the one it answers, or the one it passes on."""

    channel_id: int
    message_id: int
    guild_id: int | None
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A message as it was when it was passed on."""

    content: str
    embeds: tuple[Payload, ...]
    components: tuple[Payload, ...]
    attachments: tuple[Attachment, ...]
    created: datetime
    edited: datetime | None


@dataclass(frozen=True, slots=True)
class Pings:
    """Whom a message rings for."""

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        """Say whether it rings for anyone."""
        return bool(self.users or self.roles or self.everyone)


@dataclass(slots=True, eq=False)
class Message:
    """A message as it now stands, with what it was before."""

    id: int
    channel: Channel
    author: User
    created: datetime
    content: str = ""
    kind: MessageKind = MessageKind.DEFAULT
    flags: Flags = NO_FLAGS
    embeds: list[Payload] = field(default_factory=list)
    components: list[Payload] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    pings: Pings = field(default_factory=Pings)
    reference: Reference | None = None
    snapshots: list[Snapshot] = field(default_factory=list)
    nonce: str = ""
    reactions: dict[str, list[int]] = field(default_factory=dict)
    edited: datetime | None = None
    interaction: Interaction | None = None
    webhook: int = 0
    """The webhook that wrote it, if it was none of the bots or people."""
    thread: Channel | None = None
    deleted: bool = False
    versions: list[str] = field(default_factory=list)
    """The texts it had before each edit."""

    @property
    def only_for(self) -> User | None:
        """Give the one who sees it, when nobody else does."""
        return self.interaction.user if self.interaction and Flags.EPHEMERAL in self.flags else None

    @property
    def text(self) -> str:
        """All words it shows: content, embeds and components, in order, one a line."""
        return "\n".join(words for words in [self.content, *_words(self.embeds), *_words(self.components)] if words)


class Answered(StrEnum):
    """How far an interaction was answered."""

    NOT = "not"
    DEFERRED = "deferred"
    UPDATING = "updating"
    MESSAGE = "message"
    UPDATED = "updated"
    MODAL = "modal"
    CHOICES = "choices"


@dataclass(slots=True, eq=False)
class Interaction:
    """A command run, a button pressed, a form sent; what its person sees of the answer."""

    id: int
    token: str
    kind: int
    bot: Bot
    user: User
    channel: Channel
    created: datetime
    payload: Payload
    message: Message | None = None
    answered: Answered = Answered.NOT
    original: Message | None = None
    """The message that answered it, or that it changed."""
    followups: list[Message] = field(default_factory=list)
    modal: Payload | None = None
    choices: list[Payload] = field(default_factory=list)


def _words(shown: list[Payload]) -> list[str]:
    """Gather the words of embeds and components, in the order they are shown."""
    found: list[str] = []
    for thing in shown:
        for key, value in thing.items():
            if isinstance(value, str) and key in _SHOWN:
                found.append(value)
            elif isinstance(value, dict):
                found += _words([value])
            elif isinstance(value, list):
                found += _words([below for below in value if isinstance(below, dict)])
    return found


_SHOWN = {"title", "description", "content", "label", "placeholder", "text", "value", "name"}
