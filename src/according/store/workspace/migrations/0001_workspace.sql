-- The workspace as it was first made. What each table and column holds stands in docs/workspace-schema.md.
-- Every timestamp is ISO 8601 in UTC. Places count in code points of the document's text, half open.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    made TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- Documents --------------------------------------------------------------------------------------------------------

CREATE TABLE raws (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    author TEXT,
    url TEXT,
    published TEXT,
    language TEXT,
    kind TEXT NOT NULL,
    words INTEGER NOT NULL,
    added TEXT NOT NULL,
    address TEXT,
    fetched TEXT,
    sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    raw INTEGER REFERENCES raws (number),
    place TEXT,
    page INTEGER NOT NULL,
    edition_of TEXT,
    current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1))
) STRICT;

CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE INDEX documents_by_text ON documents (text_sha256);
CREATE INDEX documents_by_place ON documents (place) WHERE place IS NOT NULL;
CREATE INDEX documents_by_page ON documents (page);
CREATE INDEX documents_by_outlet ON documents (outlet, published);
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX documents_by_raw ON documents (raw) WHERE raw IS NOT NULL;

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    title TEXT,
    text TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE texts_index USING fts5 (
    title, text, content='texts', content_rowid='document', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER texts_put AFTER INSERT ON texts BEGIN
    INSERT INTO texts_index (rowid, title, text) VALUES (new.document, new.title, new.text);
END;

CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO texts_index (texts_index, rowid, title, text) VALUES ('delete', old.document, old.title, old.text);
END;

CREATE TRIGGER texts_stay BEFORE UPDATE ON texts BEGIN
    SELECT RAISE(ABORT, 'a document''s text never changes');
END;

-- What was found in them -------------------------------------------------------------------------------------------

CREATE TABLE models (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE annotations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES models (number),
    made TEXT NOT NULL,
    kinds TEXT NOT NULL,
    rows INTEGER NOT NULL,
    record TEXT NOT NULL,
    vectors BLOB NOT NULL,
    UNIQUE (document, model)
) STRICT;

CREATE TABLE speakers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    entity TEXT,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    kinds TEXT NOT NULL,
    said TEXT NOT NULL,
    attributions INTEGER NOT NULL
) STRICT;

CREATE INDEX speakers_by_document ON speakers (document);

CREATE VIRTUAL TABLE speakers_index USING fts5 (
    names, kinds, content='speakers', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER speakers_put AFTER INSERT ON speakers BEGIN
    INSERT INTO speakers_index (rowid, names, kinds) VALUES (new.number, new.names, new.kinds);
END;

CREATE TRIGGER speakers_removed AFTER DELETE ON speakers BEGIN
    INSERT INTO speakers_index (speakers_index, rowid, names, kinds)
    VALUES ('delete', old.number, old.names, old.kinds);
END;

CREATE TRIGGER speakers_stay BEFORE UPDATE ON speakers BEGIN
    SELECT RAISE(ABORT, 'speakers are made anew with the annotations');
END;

-- An index keeps so many bytes before it writes a part of itself, and joins sixteen parts at once instead of four.
INSERT INTO texts_index (texts_index, rank) VALUES ('hashsize', 16777216);
INSERT INTO texts_index (texts_index, rank) VALUES ('automerge', 0);
INSERT INTO speakers_index (speakers_index, rank) VALUES ('hashsize', 16777216);
INSERT INTO speakers_index (speakers_index, rank) VALUES ('automerge', 0);

-- Stories and what was found between their documents ----------------------------------------------------------------

CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

CREATE TABLE story_documents (
    story INTEGER NOT NULL REFERENCES stories (number) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (story, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_documents_by_document ON story_documents (document);

CREATE TABLE comparisons (
    story INTEGER PRIMARY KEY REFERENCES stories (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    made TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE comparison_documents (
    story INTEGER NOT NULL REFERENCES comparisons (story) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    annotation INTEGER REFERENCES annotations (number),
    document_record TEXT,
    record TEXT,
    vectors BLOB,
    rows INTEGER,
    PRIMARY KEY (story, position)
) STRICT;

CREATE INDEX comparison_documents_by_document ON comparison_documents (document);
CREATE INDEX comparison_documents_by_annotation ON comparison_documents (annotation);

CREATE TABLE findings (
    story INTEGER NOT NULL REFERENCES comparisons (story) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    relation TEXT,
    aspect TEXT,
    title TEXT NOT NULL,
    rule TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (story, position)
) STRICT;

CREATE INDEX findings_by_id ON findings (id);

CREATE TABLE evidence (
    story INTEGER NOT NULL,
    finding INTEGER NOT NULL,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (story, finding, position),
    FOREIGN KEY (story, finding) REFERENCES findings (story, position) ON DELETE CASCADE
) STRICT;

-- What people said ---------------------------------------------------------------------------------------------------

CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    previous TEXT NOT NULL,
    record TEXT NOT NULL CHECK (json_valid(record) AND json_extract(record, '$.number') = number),
    digest TEXT NOT NULL,
    made TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.when')) VIRTUAL,
    who TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.who')) VIRTUAL,
    action TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.action')) VIRTUAL,
    kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.subject.kind')) VIRTUAL,
    subject TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.subject.id')) VIRTUAL,
    story TEXT GENERATED ALWAYS AS (json_extract(record, '$.subject.story')) VIRTUAL,
    why TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.why')) VIRTUAL,
    undoes INTEGER GENERATED ALWAYS AS (json_extract(record, '$.undoes')) VIRTUAL,
    model TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.model')) VIRTUAL
) STRICT;

CREATE INDEX log_by_subject ON log (kind, subject, number);
CREATE INDEX log_by_story ON log (story, number);
CREATE INDEX log_by_undone ON log (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN
    SELECT RAISE(ABORT, 'the log only grows: a step is undone by a further step');
END;

CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'the log only grows: a step is undone by a further step');
END;

CREATE TRIGGER log_goes_on BEFORE INSERT ON log
WHEN new.number <> (SELECT coalesce(max(number), 0) + 1 FROM log)
    OR new.previous <> coalesce((SELECT digest FROM log ORDER BY number DESC LIMIT 1), '')
BEGIN
    SELECT RAISE(ABORT, 'a step takes the next number, and the digest of the step before it');
END;

CREATE TABLE standing (
    step INTEGER PRIMARY KEY REFERENCES log (number),
    stands INTEGER NOT NULL CHECK (stands IN (0, 1))
) STRICT;

CREATE TABLE step_documents (
    step INTEGER NOT NULL REFERENCES log (number),
    document TEXT NOT NULL,
    PRIMARY KEY (document, step)
) STRICT, WITHOUT ROWID;

-- Work that takes a while --------------------------------------------------------------------------------------------

CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    story TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    words TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    created TEXT NOT NULL,
    started TEXT,
    finished TEXT,
    process INTEGER,
    process_born TEXT
) STRICT;

CREATE INDEX jobs_open ON jobs (state, number) WHERE state IN ('queued', 'running');

CREATE TABLE job_inputs (
    job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    given TEXT NOT NULL CHECK (json_valid(given)),
    bytes BLOB NOT NULL,
    UNIQUE (job, position)
) STRICT;

-- For whoever opens the file with a tool of their own -----------------------------------------------------------------

CREATE VIEW attributions AS
SELECT
    d.id AS document,
    d.outlet,
    d.published,
    a.value ->> 'id' AS id,
    a.value ->> 'kind' AS kind,
    (
        SELECT e.value ->> 'name' FROM json_each(n.record, '$.entities') AS e
        WHERE e.value ->> 'id' = a.value ->> 'speaker'
    ) AS speaker,
    (
        SELECT group_concat(substr(t.text, (s.value ->> 'start') + 1, (s.value ->> 'end') - (s.value ->> 'start')), ' … ')
        FROM json_each(a.value, '$.source') AS s
    ) AS source,
    (
        SELECT group_concat(substr(t.text, (s.value ->> 'start') + 1, (s.value ->> 'end') - (s.value ->> 'start')), ' … ')
        FROM json_each(a.value, '$.cue') AS s
    ) AS cue,
    (
        SELECT group_concat(substr(t.text, (s.value ->> 'start') + 1, (s.value ->> 'end') - (s.value ->> 'start')), ' … ')
        FROM json_each(a.value, '$.content') AS s
    ) AS content,
    m.name AS model
FROM annotations AS n
JOIN documents AS d ON d.number = n.document
JOIN texts AS t ON t.document = n.document
JOIN models AS m ON m.number = n.model
JOIN json_each(n.record, '$.attributions') AS a
WHERE n.number = (SELECT max(newest.number) FROM annotations AS newest WHERE newest.document = n.document);

CREATE VIEW story_accounts AS
SELECT s.id AS story, s.title AS story_title, h.position, d.id AS document, d.title, d.outlet, d.published, d.current
FROM stories AS s
JOIN story_documents AS h ON h.story = s.number
JOIN documents AS d ON d.number = h.document;

CREATE VIEW corrections AS
SELECT
    l.number,
    l.made,
    l.who,
    CASE l.action
        WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected' WHEN 'edit' THEN 'edited' WHEN 'add' THEN 'added'
        WHEN 'merge' THEN 'merged' WHEN 'split' THEN 'split' WHEN 'note' THEN 'wrote beside'
        WHEN 'undo' THEN 'undid step ' || l.undoes || ' on' ELSE l.action
    END || ' the ' || l.kind || coalesce(
        ' “' || coalesce(
            nullif(json_extract(l.record, '$.subject.name'), ''),
            json_extract(l.record, '$.subject.anchors[0].exact')
        ) || '”', ''
    ) AS words,
    l.why,
    (SELECT s.title FROM stories AS s WHERE s.id = l.story) AS story,
    n.stands
FROM log AS l
JOIN standing AS n ON n.step = l.number;

CREATE VIEW verdicts AS
SELECT
    l.kind,
    l.subject,
    l.story,
    CASE l.action
        WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected' WHEN 'edit' THEN 'edited' ELSE 'added'
    END AS verdict,
    l.who,
    l.made,
    l.why,
    l.number AS step
FROM log AS l
JOIN standing AS n ON n.step = l.number AND n.stands
WHERE l.action IN ('accept', 'reject', 'edit', 'add')
    AND NOT EXISTS (
        SELECT 1 FROM log AS later
        JOIN standing AS up ON up.step = later.number AND up.stands
        WHERE later.kind = l.kind AND later.subject = l.subject AND later.story IS l.story AND later.number > l.number
            AND later.action IN ('accept', 'reject', 'edit', 'add')
    );

CREATE VIEW findings_now AS
SELECT
    s.id AS story, s.title AS story_title, f.id, f.kind, f.relation, f.aspect, f.title, v.verdict, v.who, v.made, v.why
FROM findings AS f
JOIN stories AS s ON s.number = f.story
LEFT JOIN verdicts AS v ON v.kind = 'finding' AND v.subject = f.id AND v.story = s.id
UNION ALL
SELECT
    s.id, s.title, v.subject, json_extract(l.record, '$.after.kind'), json_extract(l.record, '$.after.relation'),
    json_extract(l.record, '$.after.aspect'), json_extract(l.record, '$.subject.name'), v.verdict, v.who, v.made, v.why
FROM verdicts AS v
JOIN log AS l ON l.number = v.step
JOIN stories AS s ON s.id = v.story
WHERE v.kind = 'finding'
    AND NOT EXISTS (SELECT 1 FROM findings AS f WHERE f.story = s.number AND f.id = v.subject);
