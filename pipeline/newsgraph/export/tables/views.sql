-- Views by question. What is denied stands in the view `denied` and in no other; what is only reported says so in `modality`.
-- Ids are followed by names; `words` are those of the best evidence.

-- Who is who: offices and bodies that are asserted, and how often somebody speaks.
CREATE VIEW people AS
SELECT e.id, e.name, e.aliases,
  (SELECT group_concat(what, '; ') FROM
    (SELECT DISTINCT CASE r.status WHEN 'current' THEN '' ELSE r.status || ' ' END || r.title || coalesce(', ' || o.name, '') AS what
     FROM claims r LEFT JOIN entities o ON o.id = r.object
     WHERE r.subject = e.id AND r.kind = 'role' AND r.modality = 'asserted' ORDER BY what)) AS roles,
  (SELECT group_concat(what, '; ') FROM
    (SELECT DISTINCT b.label AS what FROM claims m JOIN entities b ON b.id = m.object
     WHERE m.subject = e.id AND m.kind = 'membership' AND m.modality = 'asserted' ORDER BY what)) AS bodies,
  (SELECT count(*) FROM claims s WHERE s.subject = e.id AND s.kind = 'statement' AND s.modality <> 'denied') AS statements,
  e.mentions, e.articles, e.first_seen, e.last_seen, e.same_as
FROM entities e WHERE e.kind = 'person';

-- Who holds, held or will hold which office.
CREATE VIEW roles AS
SELECT c.id, c.subject AS holder, h.name AS holder_name, c.title, c.status, c.organisation, o.name AS organisation_name,
  c.country, k.name AS country_name, c.principal, p.name AS principal_name, c.since, c.until, c.first_day, c.last_day,
  c.time_basis, c.modality, s.name AS said_by, c.confidence, c.belief, c.publishers, w.article, w.as_of, w.words
FROM claims c LEFT JOIN entities h ON h.id = c.subject LEFT JOIN entities o ON o.id = c.organisation
  LEFT JOIN entities k ON k.id = c.country LEFT JOIN entities p ON p.id = c.principal
  LEFT JOIN entities s ON s.id = c.source LEFT JOIN evidence w ON w.claim = c.id AND w.piece = 1
WHERE c.kind = 'role' AND c.modality <> 'denied';

-- Who is in which group or organisation.
CREATE VIEW memberships AS
SELECT c.id, c.subject AS member, m.name AS member_name, c.capacity, c.status, c.object AS body, b.name AS body_name,
  b.kind AS body_kind, c.since, c.until, c.first_day, c.last_day, c.time_basis, c.modality, s.name AS said_by, c.confidence,
  c.belief, c.publishers, w.article, w.as_of, w.words
FROM claims c LEFT JOIN entities m ON m.id = c.subject LEFT JOIN entities b ON b.id = c.object
  LEFT JOIN entities s ON s.id = c.source LEFT JOIN evidence w ON w.claim = c.id AND w.piece = 1
WHERE c.kind = 'membership' AND c.modality <> 'denied';

-- Who sat in which delegation, team, cabinet or panel: sent by whom, where, when, in which round.
CREATE VIEW who_sat_where AS
SELECT c.id, c.subject AS person, m.name AS person_name, c.capacity, c.object AS body, b.label AS body_label,
  b.sender, f.name AS sender_name, b.place, l.name AS place_name, b.date, substr(b.first_day, 1, 4) AS year, b.round, b.occasion,
  b.members_said, b.members_named, b.complete, c.modality, s.name AS said_by, c.belief, w.article, w.as_of, w.words
FROM claims c JOIN entities b ON b.id = c.object AND b.kind = 'group' LEFT JOIN entities m ON m.id = c.subject
  LEFT JOIN entities f ON f.id = b.sender LEFT JOIN entities l ON l.id = b.place
  LEFT JOIN entities s ON s.id = c.source LEFT JOIN evidence w ON w.claim = c.id AND w.piece = 1
WHERE c.kind = 'membership' AND c.modality <> 'denied';

-- Who is for or against whom or what. A stance without holder is the article's own (`extract --portrayals`).
CREATE VIEW stances AS
SELECT c.id, c.subject AS holder, h.name AS holder_name, c.polarity, c.object AS target, t.name AS target_name, c.strength, c.cue,
  c.statement, c.modality, s.name AS said_by, c.confidence, c.belief, c.publishers, w.article, w.as_of, w.words
FROM claims c LEFT JOIN entities h ON h.id = c.subject LEFT JOIN entities t ON t.id = c.object
  LEFT JOIN entities s ON s.id = c.source LEFT JOIN evidence w ON w.claim = c.id AND w.piece = 1
WHERE c.kind = 'stance' AND c.modality <> 'denied';

-- Who said what.
CREATE VIEW statements AS
SELECT c.id, c.subject AS speaker, p.name AS speaker_name, c.content, c.style, c.cue, c.construction, c.modality,
  s.name AS said_by, c.confidence, w.article, a.title AS article_title, w.as_of, w.words
FROM claims c LEFT JOIN entities p ON p.id = c.subject LEFT JOIN entities s ON s.id = c.source
  LEFT JOIN evidence w ON w.claim = c.id AND w.piece = 1 LEFT JOIN articles a ON a.id = w.article
WHERE c.kind = 'statement' AND c.modality <> 'denied';

-- What is said not to be so.
CREATE VIEW denied AS
SELECT c.id, c.kind, c.label, c.subject, e.name AS subject_name, c.object, o.name AS object_name, s.name AS said_by, c.belief,
  w.article, w.as_of, w.words
FROM claims c LEFT JOIN entities e ON e.id = c.subject LEFT JOIN entities o ON o.id = c.object
  LEFT JOIN entities s ON s.id = c.source LEFT JOIN evidence w ON w.claim = c.id AND w.piece = 1
WHERE c.modality = 'denied';

-- All that is marked in an article's text: mentions, evidence and its support, and the parts of claims.
CREATE VIEW marked_spans AS
SELECT article, start_char, end_char, 'mention' AS what, type AS part, entity, NULL AS claim FROM mentions
UNION ALL SELECT article, start_char, end_char, 'evidence', rule, NULL, claim FROM evidence
UNION ALL SELECT article, start_char, end_char, 'support', NULL, NULL, claim FROM support
UNION ALL SELECT article, start_char, end_char, 'part', part, NULL, claim FROM spans
UNION ALL SELECT article, start_char, end_char, 'count', NULL, entity, NULL FROM counts;
