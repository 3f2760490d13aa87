"""Sentences of pages that stand in place of a text: logins, cookie forms, robot checks, errors.

Each form is the page speaking to its reader ("Please enable JavaScript"), never prose about such pages.
"""

from __future__ import annotations

import re
from enum import StrEnum

_LONGEST = 400


class Wall(StrEnum):
    """What stands in place of a text."""

    LOGIN = "login"
    CONSENT = "consent"
    ROBOT = "robot"
    SCRIPT = "script"
    MISSING = "missing"
    FAILED = "failed"
    ABROAD = "abroad"


_PAGE = r"(?:page|article|content|url|link|story|post|document|file|site|resource)"
_FORMS = {
    Wall.ABROAD: (
        rf"(?:(?:sorry|unfortunately),? )?(?:this|our|the) (?:web)?{_PAGE}(?: you requested)? is (?:currently |not |un|no longer )+available (?:in|to|from|for)\b.{{0,40}}\b(?:region|country|countries|location|territory|europe\w*|union|visitors)\b.{{0,120}}",
        r"(?:error )?451\b\W{0,4}(?:unavailable.{0,60})?|unavailable (?:due to|for) legal reasons.{0,40}",
        r"we recogni[sz]e you are attempting to access this (?:web)?site from a country.{0,300}",
    ),
    Wall.ROBOT: (
        r"just a moment",
        r"attention required!?.{0,30}",
        r"access (?:to this page has been )?denied",
        r"(?:are you a robot|i[’']m not a robot|human verification|security check|pardon our interruption|one more step|request blocked|ddos protection by .{0,30})",
        r"(?:please )?(?:verify|confirm|prove|make sure|let us know)\b.{0,20}\byou(?:[’']re| are) (?:a |not a )?(?:human|robot|bot|real person).{0,120}",
        r"(?:we (?:are )?)?checking (?:your browser|if the site|that you are).{0,100}",
        r"(?:please )?(?:complete|solve) the (?:security check|captcha|challenge|puzzle).{0,80}",
        r"(?:our systems have |we(?:[’']ve| have) )detected (?:unusual|suspicious) (?:traffic|activity).{0,150}",
        r"to continue, please click the box\b.{0,80}\b(?:robot|human)\b.{0,20}",
        r"please make sure your browser supports javascript and cookies\b.{0,100}",
        r"(?:please )?enable (?:javascript and cookies|cookies and javascript|js and cookies).{0,80}",
        r"you (?:don[’']t|do not) have permission to (?:access|view)\b.{0,150}",
        r"(?:sorry, )?you have been blocked.{0,60}|why have i been blocked\?|(?:ray|reference|incident) (?:id|#)\W.{4,80}",
        r"performance (?:&|and) security by .{0,30}|this (?:process|check) is automatic.{0,80}|your browser will redirect.{0,80}",
        r"we (?:want|need) to (?:make sure|be sure|check) (?:that )?(?:you are|it is).{0,80}",
        r"请完成(?:安全)?验证.{0,30}|подтвердите,? что вы не робот.{0,30}|bestätigen sie, dass sie kein roboter.{0,40}|vérifiez que vous êtes humain.{0,30}",
    ),
    Wall.SCRIPT: (
        r"(?:please |you (?:need to|must) |to .{1,40}, (?:please )?)?(?:enable|turn on|activate|allow) javascript\b.{0,150}",
        r"(?:sorry, )?(?:this|the|our) (?:web)?(?:site|page|app|application|content) (?:requires|needs|works best with|does not work without) javascript.{0,100}",
        r"javascript (?:is|must be|has to be|needs to be|appears to be) (?:required|disabled|enabled|turned off|not available|not enabled).{0,120}",
        r"(?:it (?:looks|seems) like )?your browser (?:does not support|doesn[’']t support|is not supported|has javascript|is out ?dated).{0,120}",
        r"(?:bitte )?aktivieren sie javascript.{0,80}|veuillez activer javascript.{0,80}|(?:por favor,? )?(?:active|habilite|activa) javascript.{0,80}|включите javascript.{0,80}|请(?:启用|开启) ?javascript.{0,30}|javascript ?を有効に.{0,40}",
    ),
    Wall.CONSENT: (
        r"before you continue(?: to .{1,40})?",
        r"(?:we|this (?:web)?site|this page|our (?:web)?site)(?: and (?:our|its) .{0,60}partners\)?)?,? (?:use|uses|store|stores|set|sets|ask|would like)\b.{0,80}\b(?:cookies|consent|tracking|personal data)\b.{0,250}",
        r"(?:we (?:value|care about|respect) your privacy|your (?:privacy|data),? your choice|your privacy(?: choices| settings| is important to us)?|cookie (?:consent|settings|preferences|notice|choices)|privacy (?:settings|preferences|choices|cent(?:er|re))).{0,60}",
        r"(?:accept|reject|refuse|allow|decline)(?: and continue| all| only)?(?: (?:necessary|essential|optional|all))?(?: cookies)?",
        r"(?:manage|change|customi[sz]e|set)(?: your| my)? (?:cookies?|privacy|consent|preferences|choices|options|settings).{0,60}",
        r"by (?:clicking|selecting|choosing|pressing|continuing|using)\b.{1,80}\byou (?:agree|accept|consent|allow).{0,200}",
        r"(?:if you (?:click|select|choose)|click|select) [“\"'‘]?(?:accept|agree|i accept|manage|more options|reject).{0,250}",
        r"you (?:can|may) (?:change|withdraw|manage|adjust|update|review) your (?:choices?|preferences|consent|settings|mind).{0,200}",
        r"(?:wir|diese (?:web)?seite)(?: und unsere partner)? (?:verwenden|nutzen|verwendet|nutzt) cookies.{0,200}|nous (?:et nos partenaires )?(?:utilisons|stockons).{0,60}cookies.{0,200}|(?:nosotros|este sitio|utilizamos|usamos).{0,40}cookies.{0,200}",
        r"(?:alle(?: cookies)? (?:akzeptieren|ablehnen)|tout (?:accepter|refuser)|aceptar(?: todo| todas| y continuar)?|accepter et continuer|rechazar(?: todo)?)",
    ),
    Wall.LOGIN: (
        r"(?:please )?(?:log|sign) ?in(?: (?:to|with|or|using|below|here|for|and)\b.{0,100})?",
        r"(?:you (?:must|need to|have to) (?:be (?:logged|signed) in|log in|sign in)|(?:log|sign)(?: |-)?in (?:is )?required).{0,100}",
        r"(?:forgot(?:ten)?|lost)(?: your)? (?:password|username)\??|(?:user ?name|e-?mail(?: address)?|password|pass ?code)(?: (?:or|and) (?:user ?name|e-?mail(?: address)?|phone))?\s*[:*]?|remember me|keep me (?:logged|signed) in|stay signed in",
        r"(?:create|register for) (?:a|an|your)(?: new| free)? account.{0,60}|(?:don[’']t|do not) have an account\??.{0,40}|new (?:user|here)\?.{0,40}|not (?:yet )?registered\?.{0,40}|sign up",
        r"(?:bitte )?(?:melden sie sich an|anmelden|einloggen).{0,60}|passwort(?: vergessen\??)?|(?:connectez-vous|se connecter|identifiez-vous).{0,60}|mot de passe(?: oublié ?\??)?|iniciar sesión.{0,60}|contraseña|войти.{0,40}|пароль|забыли пароль\??|登录|登入|密码|ログイン|パスワード",
    ),
    Wall.MISSING: (
        rf"(?:error |http |oops!? |sorry,? )*404\b\W{{0,4}}(?:(?:error|not found|{_PAGE} not found|file not found)\b.{{0,40}})?",
        rf"(?:(?:oops|sorry|whoops|uh oh)\W+)?(?:this |the |your |that )?(?:requested )?{_PAGE}(?: you (?:are|were) (?:looking|searching) for| you(?:[’']ve| have)? requested| requested)?\s?(?:(?:could|can|was|were|does|do|is|has|have|may|might|seems?|cannot|no)\b.{{0,40}})?"
        r"(?:not found|not be found|be found|not exist|n[’']t exist|exists?|available|unavailable|been (?:removed|moved|deleted)|moved|expired|no longer here).{0,100}",
        rf"(?:(?:oops|sorry|whoops)\W+)?(?:we|i) (?:can[’']t|couldn[’']t|could not|cannot|can not|were unable to|are unable to)(?: seem to)? (?:find|locate)\b.{{0,30}}\b{_PAGE}\b.{{0,100}}",
        r"(?:oops|sorry|whoops)[!,.]? (?:nothing|that|we|this|there)\b.{0,30}\b(?:found|exist|find|here|missing).{0,60}|nothing (?:was )?found(?: here)?",
        r"(?:die |diese )?seite (?:wurde )?nicht gefunden.{0,40}|(?:cette |la )?page (?:est )?introuvable.{0,40}|(?:la )?página no (?:encontrada|existe|ha sido encontrada).{0,40}|страница не (?:найдена|существует).{0,40}|(?:お探しの)?ページ(?:が|は)見つかりません.{0,40}|(?:您访问的)?页面(?:不存在|未找到|没有找到).{0,40}|找不到(?:该|您要的)?(?:页面|網頁|頁面).{0,20}",
        r"(?:try|please try) (?:searching|a search|the search|going back).{0,80}|(?:go|return|back|take me)(?: back)? to (?:the )?home ?page.{0,30}|check the (?:url|address|link|spelling).{0,60}",
    ),
    Wall.FAILED: (
        r"(?:error )?(?:500|502|503|504)\b\W{0,4}(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|error)?",
        r"(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|application error)",
        r"(?:(?:oops|sorry)\W+)?(?:something went wrong|an? (?:unexpected |internal |server )*error (?:has )?occurred|there (?:was|has been) an? (?:unexpected )?(?:error|problem)).{0,120}",
        r"(?:(?:this|our|the) (?:web)?site is )?(?:currently |temporarily )?(?:down for|under(?:going)?) (?:scheduled )?maintenance.{0,80}|we(?:[’']ll| will) be (?:right )?back (?:soon|shortly).{0,40}|please try again (?:later|soon|in a few).{0,60}|the server (?:is|was) (?:temporarily )?(?:unable|overloaded).{0,120}",
    ),
}  # fmt: skip
_END = r"\s*[.!?…。！:»›→>]*"
_PATTERNS = {
    wall: re.compile(rf"[\W_]*(?:{'|'.join(forms)}){_END}", re.IGNORECASE | re.DOTALL) for wall, forms in _FORMS.items()
}


def wall(sentence: str) -> Wall | None:
    """Tell what a sentence stands in front of; nothing where it is any sentence."""
    if len(sentence) > _LONGEST:
        return None
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(sentence)), None)
