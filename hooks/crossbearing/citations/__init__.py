"""Turns sources and findings into references that programs for citations read, and that people can paste."""

from __future__ import annotations

from crossbearing.citations.bibtex import bibtex
from crossbearing.citations.csl import Json, csl
from crossbearing.citations.plain import plain
from crossbearing.citations.reference import Reference, of_claim, of_incident, of_source

__all__ = ["Json", "Reference", "bibtex", "csl", "of_claim", "of_incident", "of_source", "plain"]
