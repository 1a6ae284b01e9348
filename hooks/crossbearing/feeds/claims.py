"""Turns a weighed claim into its entry in the data set."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.addresses import address_of
from crossbearing.archive import Archive
from crossbearing.captured import verified
from crossbearing.citations import Json
from crossbearing.kinds import Claim, Statement
from crossbearing.voices import Voice, Voices
from crossbearing.weigh import Weighed, WeighedAnswer, WeighedStatement


def claim_of(claim: Claim, weighed: Weighed, archive: Archive) -> Json:
    """Everything about one claim, in the order of `data/facts.json`."""
    verdict = claim.verdict
    voices = Voices(claim, archive)
    return {
        "id": claim.key,
        "question": claim.question,
        "short": claim.short,
        "url": address_of(claim),
        "exclusive": claim.exclusive,
        "agreement": weighed.agreement,
        "finding": weighed.finding,
        "confidence": verdict.confidence if verdict else None,
        "because": verdict.because if verdict else None,
        "would_settle": verdict.would_settle if verdict else None,
        "reviewed": verdict.reviewed.text if verdict else None,
        "answers": [_answer(answer, claim) for answer in weighed.answers.values()],
        "statements": [_statement(entry, voices) for entry in weighed.statements],
    }


def _answer(weighed: WeighedAnswer, claim: Claim) -> Json:
    answer = claim.answers[weighed.id]
    return {
        "id": weighed.id,
        "text": answer.text,
        "short": answer.short,
        "within": answer.within,
        "amount": answer.amount.model_dump(mode="json") if answer.amount else None,
        "likelihood": claim.verdict.likelihood.get(weighed.id, "not-assessed") if claim.verdict else "not-assessed",
        "finding": weighed.finding,
        "said_by": _names(weighed.said_by),
        "said_by_uncertain": _names(weighed.said_by_uncertain),
        "denied_by": _names(weighed.denied_by),
        "independent_origins": {"least": weighed.least, "most": weighed.most},
        "statements": weighed.statements,
    }


def _statement(weighed: WeighedStatement, voices: Voices) -> Json:
    """Defaults are filled in: a quotation may be in its source's language, a statement of its source's date."""
    statement = weighed.statement
    said = voices.said(statement)
    return {
        "source": statement.source,
        "voice": weighed.voice.name,
        "counts_as": _names(weighed.counts_as),
        "certain": weighed.certain,
        "counted": weighed.counted,
        "anonymous": statement.anonymous,
        "of": statement.of,
        "via": list(statement.via),
        "wording": statement.wording,
        "attribution_doubted": statement.attribution_doubted,
        "says": statement.says,
        "denies": statement.denies,
        "said": said.text if said else None,
        "hedged": statement.hedged,
        **_quotation(statement, voices.archive),
    }


def _quotation(statement: Statement, archive: Archive) -> dict[str, Json]:
    source = archive.sources[statement.source]
    return {
        "quote": statement.quote,
        "language": (statement.language or source.language) if statement.quote else None,
        "translation": statement.translation,
        "translation_by": statement.translation_by if statement.translation else None,
        "at": statement.at,
        "how_known": statement.how_known,
        "credibility": int(statement.credibility) if statement.credibility else None,
        "verified": verified(statement, archive),
    }


def _names(voices: Sequence[Voice]) -> list[Json]:
    return [voice.name for voice in voices]
