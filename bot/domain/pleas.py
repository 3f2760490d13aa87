"""Sentences that ask a reader to pay, to register or to sign in before the rest is shown.

Only a sentence that is such a plea from its first word to its last counts: a story that tells of subscribers is a story.
"""

from __future__ import annotations

import re

_LONGEST = 260
_ACT = r"(?:subscribe|sign(?: |-)?(?:up|in)|log(?: |-)?in|register|join(?: us)?|become a (?:member|subscriber)|create (?:a|an|your)(?: free)? account|upgrade)"
_ON = r"(?:continue|keep|finish|read|unlock|access|view|see)"
_WHAT = r"(?:read(?:ing)?|articles?|stor(?:y|ies)|rest|full|more|content|posts?|report|analysis|version|text)"
_SCOPE = r"(?:article|story|content|post|page|report|analysis|piece|feature|text|newsletter)"
_STRONG = (
    rf"(?:please )?{_ACT}\b[^.!?]{{0,40}}\b(?:to|and|for)\b[^.!?]{{0,20}}\b{_ON}\b[^.!?]{{0,60}}\b{_WHAT}\b[^.!?]{{0,80}}",
    rf"to {_ON}\b[^.!?]{{0,60}}\b{_WHAT}\b[^.!?]{{0,60}}\b{_ACT}\b[^.!?]{{0,80}}",
    rf"(?:the (?:rest|remainder|full text) of )?(?:this|the full) {_SCOPE} is (?:only |exclusively |reserved |available |exclusive |free |locked )*"
    r"(?:for|to) (?:our |all |paying |paid |premium |registered |logged-in |digital )*(?:subscribers|members|users|readers with)\b[^.!?]{0,60}",
    r"you(?:[’']ve| have) (?:reached|read|used|hit|viewed)\b[^.!?]{0,40}\b(?:free|monthly|complimentary|limit)\b[^.!?]{0,60}",
    r"you have \w+ free (?:articles?|stories) (?:left|remaining)\b[^.!?]{0,60}",
    r"(?:continue|keep) reading (?:with|for|by)\b[^.!?]{0,60}\b(?:subscri|trial|account|free|\$|£|€)[^.!?]{0,60}",
    rf"to {_ON}\b[^.!?]{{0,30}},? (?:become a (?:member|subscriber)|start (?:a|your) (?:free )?trial)\b[^.!?]{{0,40}}",
    rf"this is (?:premium|members?[- ]only|subscribers?[- ]only|exclusive) {_SCOPE}(?: for (?:our )?(?:subscribers|members))?",
    rf"you have (?:only )?\d{{1,2}}(?:[.,]\d+)? ?% of this {_SCOPE} (?:left|remaining)(?: to read)?",
    r"the rest is (?:only |reserved )?for (?:our |paying )?(?:subscribers|members)(?: only)?",
    r"continue reading (?:this (?:article|story) )?in (?:our|the) app",
    r"we are having trouble retrieving the article content",
    r"if you are in reader mode please exit and log ?in(?:to)?\b[^.!?]{0,120}\bsubscribe\b[^.!?]{0,40}",
    rf"unlock (?:this|the (?:full|whole)) {_SCOPE}[^.!?]{{0,60}}",
    r"(?:for )?(?:subscribers?|members?|premium)[ -](?:only|exclusive)(?: (?:content|article|story|post))?",
    r"(?:la suite de )?(?:cet article|ce contenu|l[’']article complet|la suite)(?: de cet article)? est (?:exclusivement )?réservée? (?:à|aux)\b.{0,20}\babonnés.{0,40}",
    r"(?:article|contenu) réservé (?:à nos|aux) abonnés",
    r"il vous reste [\d,. ]+ ?% de (?:cet article|ce contenu).{0,80}",
    r"(?:abonnez|connectez|identifiez|inscrivez)-vous .{0,40}(?:pour|afin d[e’'])\b.{0,20}(?:lire|continuer|poursuivre|accéder|découvrir|débloquer).{0,80}",
    r"créez (?:un|votre) compte .{0,40}pour (?:lire|continuer|poursuivre|accéder).{0,80}",
    r"pour (?:lire|continuer|poursuivre|accéder)\b.{0,60}(?:abonnez|connectez|inscrivez|identifiez)-vous.{0,60}",
    r"(?:dieser|der (?:ganze|vollständige|komplette)|das (?:ganze)?) ?(?:artikel|text|inhalt|beitrag) (?:ist|steht) .{0,40}(?:abonnent|registrierte|mitglieder|plus-leser).{0,60}",
    r"(?:jetzt |bitte )?(?:abonnieren|registrieren|anmelden|einloggen|freischalten|testen)(?: sie(?: sich)?)?\b.{0,40}\b(?:und|um)\b.{0,40}(?:weiter)?(?:zu)?lesen.{0,40}",
    r"(?:melden|loggen|registrieren) sie sich .{0,30}um .{0,60}lesen.{0,40}",
    r"(?:um )?(?:weiter ?lesen|weiterzulesen|diesen artikel (?:weiter)?zu ?lesen),? .{0,80}(?:abo|anmeld|registr|einlogg|abonn).{0,40}",
    r"(?:weiterlesen|lesen sie (?:weiter|diesen artikel)) mit .{1,60}",
    r"est[ea] (?:artículo|contenido|noticia|nota) es (?:solo |exclusiv[oa] |únicamente )*para .{0,30}(?:suscriptor|usuarios registrados|socios).{0,60}",
    r"(?:suscríbete|suscríbase|suscribite|regístrate|regístrese|inicia sesión|inicie sesión|identifícate)\b.{0,30}\bpara\b.{0,20}(?:seguir|continuar|leer|acceder).{0,80}",
    r"para (?:seguir|continuar) leyendo.{0,60}(?:suscr|regístr|inici|identif).{0,60}",
    r"(?:продолжение|полн(?:ый|ая)|материал|статья|читайте).{0,50}(?:доступ|только).{0,40}(?:подписчик|по подписке|зарегистрированн).{0,40}",
    r"(?:оформите|купите) подписку,? .{0,20}чтобы .{0,60}",
    r"(?:войдите|зарегистрируйтесь|авторизуйтесь|подпишитесь)\b.{0,40}чтобы (?:читать|продолжить|прочитать|дочитать|получить доступ).{0,60}",
    r"чтобы (?:читать|продолжить|прочитать|дочитать).{0,50}(?:подпи|войдите|зарегистр|авториз).{0,60}",
    r"(?:この記事は|この先は|続きは|ここから先は|残り\s?[\d,]+\s?文字).{0,40}(?:有料|会員|登録|ログイン|購読).{0,40}",
    r"続きを(?:読む|お読みいただく)(?:に|ため).{0,20}(?:登録|ログイン|購読|会員).{0,40}|(?:有料|登録)?会員限定(?:の)?記事.{0,40}|(?:会員)?(?:登録|ログイン)(?:して|すると).{0,20}続き.{0,20}",
    r"(?:本文|此文|余下内容|剩余内容|全文|以下内容|该文章|完整内容|本篇|其餘內容|完整內容).{0,20}(?:仅限|仅供|僅限|僅供|需要?|只对|只限|为|為).{0,12}(?:订阅|訂閱|会员|會員|付费|付費|登录|登入).{0,20}",
    r"(?:请|請|立即|马上)?(?:订阅|訂閱|登录|登入|登陆|注册|註冊|开通会员|成為會員|成为会员).{0,12}(?:阅读|閱讀|继续|繼續|查看|解锁|解鎖).{0,20}",
)
_WEAK = (
    r"(?:already (?:a|an|have an?)|are you a) ?(?:subscriber|account|member|registered)?\??(?: (?:sign|log) in\b.{0,40})?",
    r"(?:subscribe|subscribe now|start (?:your |a )?(?:free )?trial|see (?:all )?(?:subscription )?(?:options|offers|plans)|try (?:it )?(?:free|for \W?\d).{0,40})",
    r"(?:déjà abonnée? ?\?.{0,40}|je m[’']abonne|s[’']abonner|jetzt abonnieren|bereits abonnent(?:in)?\?.{0,40}|ya soy suscriptor.{0,40}|suscríbete|оформить подписку|ログイン|订阅|訂閱)",
)
_END = r"\s*[.!?…。！:»›→>]*"
_PLEA = re.compile(rf"[\W_]*(?:{'|'.join(_STRONG)}){_END}", re.IGNORECASE)
_HINT = re.compile(rf"[\W_]*(?:{'|'.join(_WEAK)}){_END}", re.IGNORECASE)


def withholds(sentence: str) -> bool:
    """Does it say that the rest is for those who pay or register?"""
    return len(sentence) <= _LONGEST and _PLEA.fullmatch(sentence) is not None


def hints(sentence: str) -> bool:
    """Does it stand beside such pleas, and under many a whole text too?"""
    return len(sentence) <= _LONGEST and _HINT.fullmatch(sentence) is not None
