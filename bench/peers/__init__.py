"""Builders that others use, made to build from the same facts: what they read is prepared here."""
