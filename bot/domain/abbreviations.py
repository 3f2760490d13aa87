"""Words that end in a full stop without ending a sentence, and words that begin one. Our own lists.

All entries are lower case and without the last full stop; which list a word stands in decides what may follow it.
"""

from __future__ import annotations


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


TITLES = _words(
    """
    mr mrs ms messrs dr drs prof rep reps sen sens gov govs gen lt col maj capt cpl sgt cmdr cdr adm brig rev hon pres
    amb supt det atty mme mlle mm sr sra srta sres dra dña mgr msgr fr st ste ing lic dipl hr frau mag dott sig on проф
    акад им ул г-н тов гр пос
    """
)
"""Followed by a name. Never the end of a sentence."""

COUNTS = _words(
    "no nos nr núm num n° art arts abs sec fig figs p pp pg pág págs vol vols ch para paras cl ст стр рис п пп"
)
"""Followed by a number."""

MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec janv févr juil déc okt dez ene abr ago dic")
"""Followed by a day or a year."""

SUFFIXES = _words(
    """
    inc ltd corp co cos llc plc bros jr sr esq ph phd md assn assoc univ dept govt intl natl bldg ave blvd rd hwy mt ft
    est approx vs v cf ca al etc viz ed eds resp incl excl min max tel ext
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn
    tenn tex vt va wash wis wyo uu
    bzw usw ggf vgl sog inkl zzgl mio mrd bspw evtl str
    av apr env ex
    г гг в вв др пр тыс млн млрд руб долл обл р см ред напр т д
    """
)
"""Followed by almost anything; the end of a sentence only where the next word begins one."""

ALL = TITLES | COUNTS | MONTHS | SUFFIXES

NEVER_LAST = _words("h.e h.m h.h h.r.h e.g i.e т.е т.к т.н z.b d.h u.a o.ä p.ej p.ex s.o i.d.r")

HOURS = frozenset({"a.m", "p.m"})
AFTER_HOURS = _words(
    """
    eastern central pacific mountain atlantic greenwich moscow beijing london local est edt et cst cdt ct pst pdt pt mst
    gmt utc bst cet cest msk jst sunday monday tuesday wednesday thursday friday saturday january february march april
    may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
"""What may follow an hour within the same sentence although it has a capital."""

STARTERS = _words(
    """
    a an the this that these those it its he she his her they their we our you your i my one another both each every
    all any some many most several few no not none nor neither either there here
    and but or so yet still then thus hence also even just only now today yesterday tomorrow
    in on at by for from to with without within under over between among amid during after before since until upon
    across against about around despite regarding according beyond through throughout unlike as if when while whilst
    where who what why how which whether because although though unless once meanwhile however moreover furthermore
    nevertheless nonetheless instead indeed finally additionally similarly likewise otherwise therefore earlier later
    recently last next first second third asked speaking let please thank thanks yes mr mrs ms is are was were do does
    did has have had will would can could should may might
    der die das ein eine er sie es wir ich ihr im am auf mit nach vor bei für und aber doch auch dies diese dieser zu
    zum zur wenn als wie was wer
    le la les un une il elle ils elles nous vous ce cette ces en dans sur avec pour mais et ou selon après avant
    el los las una ella ellos nosotros este esta estos estas según pero y o con por para del al
    он она оно они мы вы я это этот эта эти в на по с к у о об из за от до и но а что как если когда при после также
    однако кроме затем
    """
)
"""Words that, capitalised after an abbreviation, all but always begin a new sentence."""

GERMAN = _words("der die das und ist nicht mit sich auf für von dem den ein eine wird im zu")
"""Common words by which a German text is known, whose ordinals are a number and a full stop."""

REPORTING = (
    "said|says|asked|asks|added|adds|told|tells|wrote|writes|tweeted|posted|replied|responded|answered|continued|"
    "exclaimed|shouted|yelled|declared|warned|wondered|quipped|joked|demanded|insisted|remarked|retorted|noted|"
    "commented|concluded|argued|explained|recalled|observed|thundered|cried|called out"
)
