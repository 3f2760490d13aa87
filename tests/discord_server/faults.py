"""What goes wrong on demand, over HTTP and on the gateway; nothing does until a test says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum, auto
from fnmatch import fnmatchcase


class Wrong(StrEnum):
    """How a request may go wrong."""

    STATUS = auto()
    DROPPED = auto()
    DROPPED_AFTER = auto()
    SLOW = auto()
    SLOW_AFTER = auto()
    LIMITED = auto()
    GARBLED = auto()


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong with the next requests to routes that look so: `POST /channels/*/messages`."""

    route: str
    wrong: Wrong
    times: int
    status: int = 0
    seconds: float = 0.0

    def meets(self, method: str, path: str) -> bool:
        """Say whether a request is one of those."""
        return self.times > 0 and fnmatchcase(f"{method} {path}", self.route)


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._http: list[Fault] = []
        self.acks_withheld = False
        self.ack_delay = 0.0
        self._events: Counter[tuple[str, str]] = Counter()
        self.gateway_refusals = 0
        """How many connections to the gateway are refused from now on."""

    def fail(self, status: int, *, times: int = 1, route: str = "*") -> None:
        """Answer the next requests with a status, and do nothing of what they ask."""
        self._http.append(Fault(route, Wrong.STATUS, times, status=status))

    def limit(self, retry_after: float, *, times: int = 1, route: str = "*") -> None:
        """Answer the next requests with 429 and when to come again."""
        self._http.append(Fault(route, Wrong.LIMITED, times, seconds=retry_after))

    def drop(self, *, times: int = 1, route: str = "*", after: bool = False) -> None:
        """Drop the connections of the next requests: before anything is done, or after it was."""
        self._http.append(Fault(route, Wrong.DROPPED_AFTER if after else Wrong.DROPPED, times))

    def slow(self, seconds: float, *, times: int = 1, route: str = "*", after: bool = False) -> None:
        """Answer the next requests late: waiting before it is done, or after it was."""
        self._http.append(Fault(route, Wrong.SLOW_AFTER if after else Wrong.SLOW, times, seconds=seconds))

    def garble(self, *, times: int = 1, route: str = "*") -> None:
        """Answer the next requests with JSON that does not parse, after doing what they ask."""
        self._http.append(Fault(route, Wrong.GARBLED, times))

    def lose(self, event: str, *, times: int = 1) -> None:
        """Lose the next events of a name: they are never sent, nor replayed."""
        self._events["lose", event] += times

    def double(self, event: str, *, times: int = 1) -> None:
        """Send the next events of a name twice."""
        self._events["double", event] += times

    def garble_event(self, event: str, *, times: int = 1) -> None:
        """Send the next events of a name with a payload that a client cannot read."""
        self._events["garble", event] += times

    def met(self, method: str, path: str) -> Fault | None:
        """Take the fault that meets a request, if one does."""
        fault = next((fault for fault in self._http if fault.meets(method, path)), None)
        if fault:
            fault.times -= 1
        return fault

    def takes(self, what: str, event: str) -> bool:
        """Take one fault of an event, if one is to come."""
        if self._events[what, event] <= 0:
            return False
        self._events[what, event] -= 1
        return True

    def clear(self) -> None:
        """Let everything go right again."""
        self._http.clear()
        self._events.clear()
        self.acks_withheld, self.ack_delay, self.gateway_refusals = False, 0.0, 0
