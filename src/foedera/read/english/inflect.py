"""Forms of English verbs and nouns from their dictionary form."""

from __future__ import annotations

import re

__all__ = ["noun_plural", "verb_forms"]

_VOWELS = "aeiou"
_DOUBLING = frozenset(
    [
        *(
            "ban",
            "bar",
            "beg",
            "chat",
            "commit",
            "confer",
            "control",
            "cut",
            "deter",
            "drag",
            "drop",
        ),
        *("equip", "expel", "get", "grab", "hit", "hop", "jam", "let", "occur", "permit", "plan"),
        *(
            "prefer",
            "propel",
            "quit",
            "ram",
            "rebut",
            "refer",
            "rob",
            "run",
            "scrap",
            "set",
            "shut",
        ),
        *("sit", "slam", "slap", "slip", "spur", "stem", "step", "stop", "strip", "submit", "swap"),
        *(
            "tap",
            "top",
            "transfer",
            "transmit",
            "trim",
            "rebel",
            "compel",
            "impel",
            "admit",
            "omit",
        ),
        *("annul", "patrol", "win", "dig", "wrap", "cap", "nag", "tug", "pin", "spin"),
    ]
)
_DOUBLING_BRITISH = frozenset(
    (
        "cancel travel label level signal shovel shelve model channel fuel initial quarrel refuel "
        "rival"
    ).split()
)
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_IRREGULAR = {
    "be": ("was", "been"),
    "have": ("had", "had"),
    "do": ("did", "done"),
    "make": ("made", "made"),
    "take": ("took", "taken"),
    "become": ("became", "become"),
    "grow": ("grew", "grown"),
    "show": ("showed", "shown"),
    "bring": ("brought", "brought"),
    "keep": ("kept", "kept"),
    "lie": ("lay", "lain"),
    "lead": ("led", "led"),
    "let": ("let", "let"),
    "stand": ("stood", "stood"),
    "run": ("ran", "run"),
    "rise": ("rose", "risen"),
    "fall": ("fell", "fallen"),
    "mean": ("meant", "meant"),
    "see": ("saw", "seen"),
    "know": ("knew", "known"),
    "think": ("thought", "thought"),
    "feel": ("felt", "felt"),
    "seek": ("sought", "sought"),
    "begin": ("began", "begun"),
    "lose": ("lost", "lost"),
    "win": ("won", "won"),
    "get": ("got", "got"),
    "set": ("set", "set"),
    "hold": ("held", "held"),
    "cost": ("cost", "cost"),
    "draw": ("drew", "drawn"),
    "bind": ("bound", "bound"),
    "drive": ("drove", "driven"),
    "put": ("put", "put"),
    "hit": ("hit", "hit"),
    "spend": ("spent", "spent"),
    "meet": ("met", "met"),
    "fit": ("fit", "fit"),
    "upset": ("upset", "upset"),
    "forbid": ("forbade", "forbidden"),
    "fight": ("fought", "fought"),
    "swear": ("swore", "sworn"),
    "broadcast": ("broadcast", "broadcast"),
    "leave": ("left", "left"),
    "come": ("came", "come"),
    "bear": ("bore", "borne"),
    "hurt": ("hurt", "hurt"),
    "shake": ("shook", "shaken"),
    "fly": ("flew", "flown"),
    "ride": ("rode", "ridden"),
    "sit": ("sat", "sat"),
    "sleep": ("slept", "slept"),
    "split": ("split", "split"),
    "undergo": ("underwent", "undergone"),
    "forget": ("forgot", "forgotten"),
    "learn": ("learned", "learned"),
    "teach": ("taught", "taught"),
    "understand": ("understood", "understood"),
    "bid": ("bid", "bid"),
    "shut": ("shut", "shut"),
    "sweep": ("swept", "swept"),
    "spread": ("spread", "spread"),
    "throw": ("threw", "thrown"),
    "cast": ("cast", "cast"),
    "oversee": ("oversaw", "overseen"),
    "steer": ("steered", "steered"),
    "deal": ("dealt", "dealt"),
    "go": ("went", "gone"),
    "give": ("gave", "given"),
    "send": ("sent", "sent"),
    "strike": ("struck", "struck"),
    "break": ("broke", "broken"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "sell": ("sold", "sold"),
    "cut": ("cut", "cut"),
    "speak": ("spoke", "spoken"),
    "choose": ("chose", "chosen"),
    "tear": ("tore", "torn"),
    "step": ("stepped", "stepped"),
    "withdraw": ("withdrew", "withdrawn"),
    "sink": ("sank", "sunk"),
    "quit": ("quit", "quit"),
    "pay": ("paid", "paid"),
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "wind": ("wound", "wound"),
    "lay": ("laid", "laid"),
    "overrun": ("overran", "overrun"),
    "stick": ("stuck", "stuck"),
    "lend": ("lent", "lent"),
    "shoot": ("shot", "shot"),
    "freeze": ("froze", "frozen"),
    "undertake": ("undertook", "undertaken"),
    "arise": ("arose", "arisen"),
    "find": ("found", "found"),
    "shine": ("shone", "shone"),
    "withstand": ("withstood", "withstood"),
    "overcome": ("overcame", "overcome"),
    "forgive": ("forgave", "forgiven"),
    "foresee": ("foresaw", "foreseen"),
    "spring": ("sprang", "sprung"),
    "steal": ("stole", "stolen"),
    "strive": ("strove", "striven"),
    "weep": ("wept", "wept"),
    "cling": ("clung", "clung"),
    "creep": ("crept", "crept"),
    "dwell": ("dwelt", "dwelt"),
    "flee": ("fled", "fled"),
    "fling": ("flung", "flung"),
    "grind": ("ground", "ground"),
    "hide": ("hid", "hidden"),
    "overhear": ("overheard", "overheard"),
    "overtake": ("overtook", "overtaken"),
    "override": ("overrode", "overridden"),
    "ring": ("rang", "rung"),
    "spin": ("spun", "spun"),
    "swing": ("swung", "swung"),
    "sting": ("stung", "stung"),
    "uphold": ("upheld", "upheld"),
    "withhold": ("withheld", "withheld"),
    "wring": ("wrung", "wrung"),
    "wear": ("wore", "worn"),
    "wake": ("woke", "woken"),
    "eat": ("ate", "eaten"),
    "drink": ("drank", "drunk"),
    "sing": ("sang", "sung"),
    "blow": ("blew", "blown"),
    "dig": ("dug", "dug"),
    "feed": ("fed", "fed"),
    "hang": ("hung", "hung"),
    "hear": ("heard", "heard"),
    "catch": ("caught", "caught"),
    "light": ("lit", "lit"),
    "lean": ("leaned", "leaned"),
    "leap": ("leapt", "leapt"),
    "outdo": ("outdid", "outdone"),
    "outrun": ("outran", "outrun"),
    "overthrow": ("overthrew", "overthrown"),
    "rebuild": ("rebuilt", "rebuilt"),
    "redo": ("redid", "redone"),
    "retell": ("retold", "retold"),
    "rewrite": ("rewrote", "rewritten"),
    "shed": ("shed", "shed"),
    "shrink": ("shrank", "shrunk"),
    "sow": ("sowed", "sown"),
    "stride": ("strode", "stridden"),
    "thrust": ("thrust", "thrust"),
    "tread": ("trod", "trodden"),
    "underlie": ("underlay", "underlain"),
    "undo": ("undid", "undone"),
    "unwind": ("unwound", "unwound"),
    "weave": ("wove", "woven"),
    "beset": ("beset", "beset"),
    "beat": ("beat", "beaten"),
    "bite": ("bit", "bitten"),
    "breed": ("bred", "bred"),
    "burst": ("burst", "burst"),
    "forego": ("forewent", "foregone"),
    "forgo": ("forwent", "forgone"),
    "foretell": ("foretold", "foretold"),
    "mistake": ("mistook", "mistaken"),
    "misunderstand": ("misunderstood", "misunderstood"),
    "partake": ("partook", "partaken"),
    "prove": ("proved", "proven"),
    "read": ("read", "read"),
    "redraw": ("redrew", "redrawn"),
    "rid": ("rid", "rid"),
    "slide": ("slid", "slid"),
    "speed": ("sped", "sped"),
    "strew": ("strewed", "strewn"),
    "swim": ("swam", "swum"),
    "backslide": ("backslid", "backslid"),
    "befall": ("befell", "befallen"),
    "beget": ("begot", "begotten"),
    "behold": ("beheld", "beheld"),
    "rend": ("rent", "rent"),
    "bend": ("bent", "bent"),
    "spell": ("spelled", "spelled"),
    "wed": ("wed", "wed"),
    "outbid": ("outbid", "outbid"),
    "offset": ("offset", "offset"),
    "input": ("input", "input"),
    "rerun": ("reran", "rerun"),
    "slay": ("slew", "slain"),
    "smite": ("smote", "smitten"),
    "pour": ("poured", "poured"),
}


def verb_forms(lemma: str, past: str = "") -> dict[str, str]:
    """Each form of a verb with what it is: base, third, past, participle, past+participle, ing.

    Only the first word of a phrasal verb changes.

    >>> verb_forms("step up")["stepped up"]
    'past+participle'
    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    head, _, tail = lemma.partition(" ")
    tail = f" {tail}" if tail else ""
    forms = {head + tail: "base", _third(head) + tail: "third", _ing(head) + tail: "ing"}
    if past:
        simple, _, participle = past.partition(",")
    elif head in _IRREGULAR:
        simple, participle = (form + tail for form in _IRREGULAR[head])
    else:
        simple = participle = _past(head) + tail
    if simple == participle:
        forms[simple] = "base+past+participle" if simple in forms else "past+participle"
    else:
        forms[simple] = "past"
        forms[participle] = "base+participle" if participle in forms else "participle"
    if head in _DOUBLING_BRITISH:
        forms[head + "led" + tail] = "past+participle"
        forms[head + "ling" + tail] = "ing"
    return forms


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb == "be":
        return "is"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _double(verb) + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _double(verb) + "ed"


def _double(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLING or _SHORT.fullmatch(verb) else verb


def noun_plural(noun: str) -> str:
    """The plural of a noun; the last word of a phrase changes.

    >>> noun_plural("air strike"), noun_plural("embassy"), noun_plural("talks")
    ('air strikes', 'embassies', 'talks')
    """
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun
    if noun.endswith(("ss", "us", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"
