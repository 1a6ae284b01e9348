"""Turns a folder of YAML facts into a fact-check site: who says what, in whose words, how independently."""
