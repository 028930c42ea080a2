-- The tables of a store of version 14 in SQLite, as they were laid out when changes became revisions: never to be edited.

CREATE TABLE meta (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE cases (
    "case" VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    basis VARCHAR,
    summary TEXT,
    PRIMARY KEY ("case")
);

CREATE TABLE collected (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    name TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (seq)
);

CREATE INDEX collected_by_document ON collected ("case", document_id);

CREATE TABLE stories (
    "case" VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    words INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    data BLOB NOT NULL,
    told TEXT,
    PRIMARY KEY ("case", document_id)
);

CREATE TABLE alike (
    "case" VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    share FLOAT NOT NULL,
    of_longer FLOAT NOT NULL,
    PRIMARY KEY ("case", a, b)
);

CREATE INDEX alike_by_b ON alike ("case", b);

CREATE TABLE unread (
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (path, line)
);

CREATE TABLE jobs (
    number INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    "by" TEXT NOT NULL,
    person TEXT,
    files INTEGER NOT NULL,
    kind VARCHAR,
    manifest VARCHAR,
    submitted VARCHAR NOT NULL,
    started VARCHAR,
    ended VARCHAR,
    PRIMARY KEY (number)
);

CREATE INDEX jobs_by_state ON jobs (state);

CREATE TABLE questions (
    "case" VARCHAR NOT NULL,
    place_in_order INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    words TEXT,
    members INTEGER,
    origins INTEGER,
    severity FLOAT,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", place_in_order)
);

CREATE INDEX questions_listed ON questions ("case", members, origins, severity, words, id);

CREATE INDEX questions_by_id ON questions ("case", id);

CREATE TABLE relations (
    "case" VARCHAR NOT NULL,
    place_in_order INTEGER NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", place_in_order)
);

CREATE INDEX relations_by_b ON relations ("case", b);

CREATE INDEX relations_by_a ON relations ("case", a);

CREATE TABLE discrepancies (
    "case" VARCHAR NOT NULL,
    place_in_order INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    severity FLOAT NOT NULL,
    label TEXT NOT NULL,
    evidence VARCHAR NOT NULL,
    closed TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", place_in_order)
);

CREATE INDEX discrepancies_by_id ON discrepancies ("case", id);

CREATE INDEX discrepancies_by_question ON discrepancies ("case", question);

CREATE INDEX discrepancies_by_severity ON discrepancies ("case", severity);

CREATE TABLE checks (
    "case" VARCHAR NOT NULL,
    place_in_order INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", place_in_order)
);

CREATE TABLE sources (
    "case" VARCHAR NOT NULL,
    place_in_order INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    name TEXT,
    statements INTEGER,
    disagreements INTEGER,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", place_in_order)
);

CREATE INDEX sources_by_id ON sources ("case", id);

CREATE TABLE placed (
    "case" VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    question VARCHAR,
    source VARCHAR,
    partnered BOOLEAN,
    PRIMARY KEY ("case", claim_id)
);

CREATE INDEX placed_by_source ON placed ("case", source);

CREATE INDEX placed_by_question ON placed ("case", question);

CREATE TABLE items (
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    severity FLOAT NOT NULL,
    status VARCHAR NOT NULL,
    words TEXT NOT NULL,
    listed TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", id)
);

CREATE INDEX items_in_order ON items ("case", rank, severity DESC, id);

CREATE TABLE facets (
    "case" VARCHAR NOT NULL,
    facet VARCHAR NOT NULL,
    value TEXT NOT NULL,
    item VARCHAR NOT NULL,
    PRIMARY KEY ("case", facet, value, item)
);

CREATE INDEX facets_by_item ON facets ("case", item);

CREATE TABLE row_claims (
    "case" VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY ("case", claim_id, seq)
);

CREATE TABLE partings (
    "case" VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY ("case", seq)
);

CREATE TABLE watched (
    "case" VARCHAR NOT NULL,
    feed TEXT NOT NULL,
    entry TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", feed, entry)
);

CREATE TABLE reviews (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    discrepancy VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX reviews_by_withdraws ON reviews (withdraws);

CREATE INDEX reviews_by_case ON reviews ("case", seq);

CREATE TRIGGER reviews_refuse_update BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;

CREATE TRIGGER reviews_refuse_delete BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;

CREATE TABLE annotations (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX annotations_by_withdraws ON annotations (withdraws);

CREATE INDEX annotations_by_claim ON annotations ("case", claim_id, seq);

CREATE TRIGGER annotations_refuse_update BEFORE UPDATE ON annotations BEGIN SELECT RAISE(ABORT, 'annotations are append-only'); END;

CREATE TRIGGER annotations_refuse_delete BEFORE DELETE ON annotations BEGIN SELECT RAISE(ABORT, 'annotations are append-only'); END;

CREATE TABLE source_decisions (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX source_decisions_by_case ON source_decisions ("case", seq);

CREATE INDEX source_decisions_by_withdraws ON source_decisions (withdraws);

CREATE TRIGGER source_decisions_refuse_update BEFORE UPDATE ON source_decisions BEGIN SELECT RAISE(ABORT, 'source_decisions are append-only'); END;

CREATE TRIGGER source_decisions_refuse_delete BEFORE DELETE ON source_decisions BEGIN SELECT RAISE(ABORT, 'source_decisions are append-only'); END;

CREATE TABLE question_decisions (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX question_decisions_by_case ON question_decisions ("case", seq);

CREATE INDEX question_decisions_by_withdraws ON question_decisions (withdraws);

CREATE TRIGGER question_decisions_refuse_update BEFORE UPDATE ON question_decisions BEGIN SELECT RAISE(ABORT, 'question_decisions are append-only'); END;

CREATE TRIGGER question_decisions_refuse_delete BEFORE DELETE ON question_decisions BEGIN SELECT RAISE(ABORT, 'question_decisions are append-only'); END;

CREATE TABLE policies (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX policies_by_case ON policies ("case", seq);

CREATE INDEX policies_by_withdraws ON policies (withdraws);

CREATE TRIGGER policies_refuse_update BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'policies are append-only'); END;

CREATE TRIGGER policies_refuse_delete BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'policies are append-only'); END;

CREATE TABLE party_decisions (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    party TEXT,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX party_decisions_by_withdraws ON party_decisions (withdraws);

CREATE INDEX party_decisions_by_case ON party_decisions ("case", seq);

CREATE TRIGGER party_decisions_refuse_update BEFORE UPDATE ON party_decisions BEGIN SELECT RAISE(ABORT, 'party_decisions are append-only'); END;

CREATE TRIGGER party_decisions_refuse_delete BEFORE DELETE ON party_decisions BEGIN SELECT RAISE(ABORT, 'party_decisions are append-only'); END;

CREATE TABLE assignments (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    discrepancy VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX assignments_by_withdraws ON assignments (withdraws);

CREATE INDEX assignments_by_case ON assignments ("case", seq);

CREATE TRIGGER assignments_refuse_update BEFORE UPDATE ON assignments BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;

CREATE TRIGGER assignments_refuse_delete BEFORE DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;

CREATE TABLE contacts (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    discrepancy VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX contacts_by_withdraws ON contacts (withdraws);

CREATE INDEX contacts_by_case ON contacts ("case", seq);

CREATE TRIGGER contacts_refuse_update BEFORE UPDATE ON contacts BEGIN SELECT RAISE(ABORT, 'contacts are append-only'); END;

CREATE TRIGGER contacts_refuse_delete BEFORE DELETE ON contacts BEGIN SELECT RAISE(ABORT, 'contacts are append-only'); END;

CREATE TABLE claims_by_hand (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX claims_by_hand_by_case ON claims_by_hand ("case", seq);

CREATE INDEX claims_by_hand_by_withdraws ON claims_by_hand (withdraws);

CREATE TRIGGER claims_by_hand_refuse_update BEFORE UPDATE ON claims_by_hand BEGIN SELECT RAISE(ABORT, 'claims_by_hand are append-only'); END;

CREATE TRIGGER claims_by_hand_refuse_delete BEFORE DELETE ON claims_by_hand BEGIN SELECT RAISE(ABORT, 'claims_by_hand are append-only'); END;

CREATE TABLE translations (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX translations_by_case ON translations ("case", seq);

CREATE INDEX translations_by_withdraws ON translations (withdraws);

CREATE TRIGGER translations_refuse_update BEFORE UPDATE ON translations BEGIN SELECT RAISE(ABORT, 'translations are append-only'); END;

CREATE TRIGGER translations_refuse_delete BEFORE DELETE ON translations BEGIN SELECT RAISE(ABORT, 'translations are append-only'); END;

CREATE TABLE copy_decisions (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX copy_decisions_by_case ON copy_decisions ("case", seq);

CREATE INDEX copy_decisions_by_withdraws ON copy_decisions (withdraws);

CREATE TRIGGER copy_decisions_refuse_update BEFORE UPDATE ON copy_decisions BEGIN SELECT RAISE(ABORT, 'copy_decisions are append-only'); END;

CREATE TRIGGER copy_decisions_refuse_delete BEFORE DELETE ON copy_decisions BEGIN SELECT RAISE(ABORT, 'copy_decisions are append-only'); END;

CREATE TABLE memberships (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    person TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX memberships_by_withdraws ON memberships (withdraws);

CREATE INDEX memberships_by_case ON memberships ("case", seq);

CREATE TRIGGER memberships_refuse_update BEFORE UPDATE ON memberships BEGIN SELECT RAISE(ABORT, 'memberships are append-only'); END;

CREATE TRIGGER memberships_refuse_delete BEFORE DELETE ON memberships BEGIN SELECT RAISE(ABORT, 'memberships are append-only'); END;

CREATE TABLE editions (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    title TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX editions_by_case ON editions ("case", seq);

CREATE INDEX editions_by_withdraws ON editions (withdraws);

CREATE TRIGGER editions_refuse_update BEFORE UPDATE ON editions BEGIN SELECT RAISE(ABORT, 'editions are append-only'); END;

CREATE TRIGGER editions_refuse_delete BEFORE DELETE ON editions BEGIN SELECT RAISE(ABORT, 'editions are append-only'); END;

CREATE TABLE fetching_decisions (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    at VARCHAR NOT NULL,
    withdraws VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE INDEX fetching_decisions_by_case ON fetching_decisions ("case", seq);

CREATE INDEX fetching_decisions_by_withdraws ON fetching_decisions (withdraws);

CREATE TRIGGER fetching_decisions_refuse_update BEFORE UPDATE ON fetching_decisions BEGIN SELECT RAISE(ABORT, 'fetching_decisions are append-only'); END;

CREATE TRIGGER fetching_decisions_refuse_delete BEFORE DELETE ON fetching_decisions BEGIN SELECT RAISE(ABORT, 'fetching_decisions are append-only'); END;

CREATE TABLE told (
    number INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    event VARCHAR,
    counted_kind VARCHAR,
    "group" VARCHAR,
    status VARCHAR,
    actor VARCHAR,
    place VARCHAR,
    unit VARCHAR,
    bound VARCHAR,
    speaker VARCHAR,
    outlet VARCHAR,
    document VARCHAR,
    modality VARCHAR,
    figure FLOAT,
    since VARCHAR,
    until VARCHAR,
    by_hand BOOLEAN NOT NULL,
    corrected BOOLEAN NOT NULL,
    rejected BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE ("case", claim_id)
);

CREATE INDEX told_by_rejected ON told ("case") WHERE rejected = 1;

CREATE INDEX told_by_by_hand ON told ("case") WHERE by_hand = 1;

CREATE INDEX told_by_group ON told ("case", "group") WHERE "group" IS NOT NULL;

CREATE INDEX told_by_speaker ON told ("case", speaker) WHERE speaker IS NOT NULL;

CREATE INDEX told_by_event ON told ("case", event) WHERE event IS NOT NULL;

CREATE INDEX told_by_unit ON told ("case", unit) WHERE unit IS NOT NULL;

CREATE INDEX told_by_counted_kind ON told ("case", counted_kind) WHERE counted_kind IS NOT NULL;

CREATE INDEX told_by_actor ON told ("case", actor) WHERE actor IS NOT NULL;

CREATE INDEX told_by_since ON told ("case", since, until);

CREATE INDEX told_by_modality ON told ("case", modality) WHERE modality IS NOT NULL;

CREATE INDEX told_by_corrected ON told ("case") WHERE corrected = 1;

CREATE INDEX told_by_outlet ON told ("case", outlet) WHERE outlet IS NOT NULL;

CREATE INDEX told_by_bound ON told ("case", bound) WHERE bound IS NOT NULL;

CREATE INDEX told_by_document_id ON told ("case", document_id);

CREATE INDEX told_by_document ON told ("case", document) WHERE document IS NOT NULL;

CREATE INDEX told_by_place ON told ("case", place) WHERE place IS NOT NULL;

CREATE INDEX told_by_figure ON told ("case", figure) WHERE figure IS NOT NULL;

CREATE INDEX told_in_order ON told ("case");

CREATE INDEX told_by_status ON told ("case", status) WHERE status IS NOT NULL;

CREATE VIRTUAL TABLE told_words
    USING fts5(words, content='told', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER told_put AFTER INSERT ON told BEGIN
    INSERT INTO told_words(rowid, words) VALUES (new.number, new.words); END;

CREATE TRIGGER told_gone AFTER DELETE ON told BEGIN
    INSERT INTO told_words(told_words, rowid, words) VALUES ('delete', old.number, old.words); END;

CREATE TABLE voices (
    "case" VARCHAR NOT NULL,
    sort VARCHAR NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    statements INTEGER NOT NULL,
    disagreements INTEGER NOT NULL,
    PRIMARY KEY ("case", sort, id)
);

CREATE INDEX voices_by_statements ON voices ("case", sort, statements);

CREATE INDEX voices_by_disagreements ON voices ("case", sort, disagreements);

CREATE TABLE opposed (
    "case" VARCHAR NOT NULL,
    sort VARCHAR NOT NULL,
    id TEXT NOT NULL,
    other TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY ("case", sort, id, other)
);

CREATE TABLE documents (
    seq INTEGER NOT NULL,
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    published VARCHAR,
    url TEXT,
    language VARCHAR,
    source TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    published_from VARCHAR,
    translation_of TEXT,
    media VARCHAR,
    layout TEXT,
    original VARCHAR,
    author TEXT,
    modified VARCHAR,
    told_by TEXT,
    mappings TEXT,
    extractor VARCHAR NOT NULL,
    added_at VARCHAR NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE ("case", id),
    FOREIGN KEY("case") REFERENCES cases ("case")
);

CREATE INDEX documents_by_day ON documents ("case", published DESC, seq);

CREATE TABLE job_files (
    job INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    tries INTEGER NOT NULL,
    added INTEGER NOT NULL,
    present INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (job, place),
    FOREIGN KEY(job) REFERENCES jobs (number)
);

CREATE INDEX job_files_by_state ON job_files (job, state);

CREATE TABLE claims (
    "case" VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    place_in_document INTEGER NOT NULL,
    extractor VARCHAR NOT NULL,
    stated FLOAT,
    low FLOAT,
    high FLOAT,
    bound VARCHAR,
    unit VARCHAR,
    counted_kind VARCHAR,
    event VARCHAR,
    "group" VARCHAR,
    status VARCHAR,
    actor VARCHAR,
    place VARCHAR,
    period_start VARCHAR,
    period_end VARCHAR,
    as_of VARCHAR,
    speaker_name VARCHAR,
    outlet VARCHAR,
    modality VARCHAR,
    implicit BOOLEAN,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", id),
    FOREIGN KEY("case", document_id) REFERENCES documents ("case", id)
);

CREATE INDEX claims_by_document ON claims ("case", document_id, place_in_document);

CREATE INDEX claims_by_event ON claims ("case", event);

CREATE TABLE numbers (
    "case" VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY ("case", document_id, kind),
    FOREIGN KEY("case", document_id) REFERENCES documents ("case", id)
);
