"""Turns chance into words: names that no other fact has, sentences, and quotations in three languages."""

from __future__ import annotations

from random import Random

CONSONANTS = tuple(zip("bdgklmnprstvz", "бдгклмнпрствз", strict=True))
VOWELS = tuple(zip("aeiou", "аеиоу", strict=True))
SYLLABLES = tuple((c + v, kc + kv) for c, kc in CONSONANTS for v, kv in VOWELS)
ARABIC = dict(zip("bdgklmnprstvz", "بدغكلمنفرستوز", strict=True)) | dict(zip("aeiou", "اييوو", strict=True))

ACTORS = (
    "the patrol",
    "the column",
    "the crew",
    "a convoy",
    "the station",
    "the observers",
    "the guard",
    "the rescuers",
)
ACTS = ("left", "crossed", "reached", "struck", "reported", "searched", "held", "saw", "filmed", "closed", "passed")
THINGS = ("the bridge", "the ridge", "the depot", "the road", "the harbour", "the pylon", "the village", "the ford")
TIMES = ("before dawn", "at noon", "in the evening", "on the second day", "after the rain", "within the hour")
EXTRAS = (
    "and no other copy was found", "as two films show", "with smoke over the valley", "while the line was down",
    "and the log agrees", "though the hour differs", "and the wreck was moved", "as its own record has it",
)  # fmt: skip
QUOTED = {
    "en": "we saw the column on the road below the ridge and heard two shots before the smoke rose over the depot "
    "then nobody moved until the guard came back with lamps and counted the men by name",
    "ru": "мы видели колонну на дороге под хребтом и слышали два выстрела прежде чем над складом поднялся дым "
    "потом никто не двигался пока охрана не вернулась с фонарями и не пересчитала людей",
    "ar": "رأينا الرتل على الطريق تحت الجبل وسمعنا طلقتين قبل أن يرتفع الدخان فوق المستودع "
    "ثم لم يتحرك أحد حتى عاد الحرس بالمصابيح وعد الرجال بأسمائهم",
}


def chance(seed: int, *of: object) -> Random:
    """What is random of one fact: the same whatever the others are."""
    return Random("/".join(map(str, (seed, *of))))


def name(number: int) -> tuple[str, str, str]:
    """A word that no other number below 274,625 gives, in Latin, Cyrillic and Arabic letters."""
    count = len(SYLLABLES)
    mixed = number * 7919 % count**3
    chosen = [SYLLABLES[mixed // count**place % count] for place in range(3)]
    latin, cyrillic = ("".join(part) for part in zip(*chosen, strict=True))
    return latin.capitalize(), cyrillic.capitalize(), "".join(ARABIC[letter] for letter in latin)


def sentence(random: Random, about: str = "", end: str = ".") -> str:
    """A statement of some ten words; `about` is named in it."""
    actor = about or random.choice(ACTORS)
    words = (actor, random.choice(ACTS), random.choice(THINGS), random.choice(TIMES), random.choice(EXTRAS))
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}{end}"


def quotation(random: Random, language: str) -> str:
    """Ten to twenty-five words that somebody said."""
    words = QUOTED[language].split()
    start = random.randrange(len(words) - 11)
    return " ".join(words[start : start + random.randint(10, 25)])
