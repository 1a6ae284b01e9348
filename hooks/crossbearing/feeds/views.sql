-- What is found on each claim, and on how much it rests.
CREATE VIEW findings AS
SELECT
  claims.id AS claim,
  incidents.title AS incident,
  claims.question,
  claims.finding,
  claims.confidence,
  claims.agreement,
  (SELECT count(*) FROM answers WHERE answers.claim = claims.id) AS answers,
  (SELECT count(*) FROM statements WHERE statements.claim = claims.id) AS statements,
  claims.reviewed,
  claims.url
FROM claims JOIN incidents ON incidents.id = claims.incident;
-- Each independent voice behind or against an answer.
CREATE VIEW origins AS
SELECT answers.claim, answers.id AS answer, voice.value AS voice, 'says' AS how, 1 AS certain
FROM answers, json_each(answers.said_by) AS voice
UNION ALL
SELECT answers.claim, answers.id, voice.value, 'says', 0
FROM answers, json_each(answers.said_by_uncertain) AS voice
UNION ALL
SELECT answers.claim, answers.id, voice.value, 'denies', 1
FROM answers, json_each(answers.denied_by) AS voice;
-- All words, those with accents under their plain letters too.
CREATE VIRTUAL TABLE words USING fts5(kind UNINDEXED, id UNINDEXED, url UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2');
