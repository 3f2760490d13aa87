"""What of an attribution its document bears out: the only way from `Attribution` to `Statement`.

The words must stand in the document, letter for letter but for their typography. The speaker must be named there, and
not be someone whom the document's own cues do not credit. What cannot be placed is refused with a flaw and a reason.
Nothing about a speaker, a relay or a quotation is taken on trust: all are computed anew from the print.

`statements` has the order of the checks; each check is in the module named after what it asks.
"""

from bot.domain.grounding.places import locate as locate
from bot.domain.grounding.statements import ground as ground
