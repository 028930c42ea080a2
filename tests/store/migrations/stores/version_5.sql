-- A store that a program of version 5 laid out and filled: two documents that disagree, and a verdict on them.
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
CREATE TABLE unread (
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (path, line)
);
CREATE TABLE questions (
    "case" VARCHAR NOT NULL,
    place_in_order INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY ("case", place_in_order)
);
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
    extractor VARCHAR NOT NULL,
    added_at VARCHAR NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE ("case", id),
    FOREIGN KEY("case") REFERENCES cases ("case")
);
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
INSERT INTO "meta" ("key", "value") VALUES ('schema', '5');
INSERT INTO "cases" ("case", "revision", "basis", "summary") VALUES ('', 2, '327d72d79ec9138e', '{"coverage":{"documents":2,"figures":2,"questions":1,"compared":2},"numbers":{"total":0,"by_kind":{},"documents":0},"unread":[],"alone":[],"near_misses":[]}');
INSERT INTO "questions" ("case", "place_in_order", "id", "record") VALUES ('', 0, '869967618cb460b2', '{"id":"869967618cb460b2","case":null,"label":"Sailors rescued","event":"rescued","counted_kind":null,"group":null,"status":null,"actor":null,"place":null,"unit":null,"period_start":null,"period_end":null,"claim_ids":["ed970323122be073","997c96f8a43aa2c1"],"low":null,"high":null,"suggested":null,"best":null,"rule":"range only","statements":2,"speakers":1,"relays":0,"origins":2}');
INSERT INTO "relations" ("case", "place_in_order", "a", "b", "relation", "record") VALUES ('', 0, 'ed970323122be073', '997c96f8a43aa2c1', 'contradiction', '{"a":"ed970323122be073","b":"997c96f8a43aa2c1","relation":"contradiction","reasons":[]}');
INSERT INTO "discrepancies" ("case", "place_in_order", "id", "question", "kind", "severity", "label", "evidence", "closed", "record") VALUES ('', 0, '4ea5a8534a3737ce', '869967618cb460b2', 'contradiction', 0.5, 'Sailors rescued', '05711681c8ab0c60', NULL, '{"id":"4ea5a8534a3737ce","question":"869967618cb460b2","kind":"contradiction","severity":0.5,"sides":[{"low":2.0,"high":2.0,"claim_ids":["ed970323122be073"],"origins":1},{"low":3.0,"high":3.0,"claim_ids":["997c96f8a43aa2c1"],"origins":1}],"explanation":"the figures stay apart","both_true_if":"none found","reasons":[{"field":"event","level":"same","detail":"rescued","weight":0.0}],"severity_parts":[]}');
INSERT INTO "checks" ("case", "place_in_order", "kind", "status", "record") VALUES ('', 0, 'sum', 'consistent', '{"kind":"sum","status":"consistent","claim_ids":["ed970323122be073","997c96f8a43aa2c1"],"explanation":"adds up"}');
INSERT INTO "sources" ("case", "place_in_order", "id", "name", "statements", "disagreements", "record") VALUES ('', 0, '9c2475639ae70c92', 'the coast guard', 2, 1, '{"id":"9c2475639ae70c92","case":null,"name":"the coast guard","kind":"body","names":[{"name":"the coast guard","count":2}],"joined":[],"claim_ids":["997c96f8a43aa2c1","ed970323122be073"],"speaks_for":null,"speaks_for_id":null,"party":null}');
INSERT INTO "placed" ("case", "claim_id", "question", "source") VALUES ('', 'ed970323122be073', '869967618cb460b2', '9c2475639ae70c92');
INSERT INTO "placed" ("case", "claim_id", "question", "source") VALUES ('', '997c96f8a43aa2c1', '869967618cb460b2', '9c2475639ae70c92');
INSERT INTO "items" ("case", "id", "rank", "severity", "status", "words", "listed", "record") VALUES ('', '4ea5a8534a3737ce', 0, 0.5, 'reopened', 'sailors rescued
looked at
the coast guard said 2 sailors were rescued.
the coast guard
morning post
ferry
morning post-2.txt
the coast guard said 3 sailors were rescued.
evening star
evening star-3.txt', '{"id":"4ea5a8534a3737ce","case":null,"status":"reopened","kind":"contradiction","label":"Sailors rescued","severity":0.5,"answers":[{"low":2.0,"high":2.0},{"low":3.0,"high":3.0}],"unit":null,"speakers":1,"relays":0,"verdict":"explained","reviewer":"Ann","annotated":null,"assignee":null,"awaiting":[],"reason":null}', '{"id":"4ea5a8534a3737ce","case":null,"status":"reopened","kind":"contradiction","label":"Sailors rescued","question":"869967618cb460b2","severity":0.5,"discrepancy":{"id":"4ea5a8534a3737ce","question":"869967618cb460b2","kind":"contradiction","severity":0.5,"sides":[{"low":2.0,"high":2.0,"claim_ids":["ed970323122be073"],"origins":1},{"low":3.0,"high":3.0,"claim_ids":["997c96f8a43aa2c1"],"origins":1}],"explanation":"the figures stay apart","both_true_if":"none found","reasons":[{"field":"event","level":"same","detail":"rescued","weight":0.0}],"severity_parts":[]},"verdict":{"id":"257a31621fae97d2","case":null,"note":"looked at","reviewer":"Ann","at":"2026-01-02T03:04:05Z","withdraws":null,"discrepancy":"4ea5a8534a3737ce","question":"869967618cb460b2","kind":"contradiction","verdict":"explained","claim_ids":["ed970323122be073","997c96f8a43aa2c1"],"evidence":"x","seen":"x","extractor":"claims 1 rules 1","explained_by":null,"explained_how":"","best":null,"role":"reviewer"},"changes":[],"reason":null,"history":[{"id":"257a31621fae97d2","case":null,"note":"looked at","reviewer":"Ann","at":"2026-01-02T03:04:05Z","withdraws":null,"discrepancy":"4ea5a8534a3737ce","question":"869967618cb460b2","kind":"contradiction","verdict":"explained","claim_ids":["ed970323122be073","997c96f8a43aa2c1"],"evidence":"x","seen":"x","extractor":"claims 1 rules 1","explained_by":null,"explained_how":"","best":null,"role":"reviewer"}],"last_review":"257a31621fae97d2","evidence":"05711681c8ab0c60","annotated":null,"assignee":null,"last_assignment":null,"assigned_by":null,"contacts":[],"awaiting":[]}');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'kind', 'contradiction', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'status', 'reopened', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'severity', 'Medium', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'reviewer', 'Ann', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'event', 'rescued', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'source', 'the coast guard', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'outlet', 'Morning Post', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'period', '2021-03', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'outlet', 'Evening Star', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'claim', 'ed970323122be073', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'claim', '997c96f8a43aa2c1', '4ea5a8534a3737ce');
INSERT INTO "facets" ("case", "facet", "value", "item") VALUES ('', 'was', '4ea5a8534a3737ce', '4ea5a8534a3737ce');
INSERT INTO "row_claims" ("case", "claim_id", "seq") VALUES ('', 'ed970323122be073', 1);
INSERT INTO "row_claims" ("case", "claim_id", "seq") VALUES ('', '997c96f8a43aa2c1', 1);
INSERT INTO "reviews" ("seq", "case", "id", "discrepancy", "reviewer", "at", "withdraws", "record") VALUES (1, '', '257a31621fae97d2', '4ea5a8534a3737ce', 'Ann', '2026-01-02T03:04:05Z', NULL, '{"id":"257a31621fae97d2","case":null,"note":"looked at","reviewer":"Ann","at":"2026-01-02T03:04:05Z","withdraws":null,"discrepancy":"4ea5a8534a3737ce","question":"869967618cb460b2","kind":"contradiction","verdict":"explained","claim_ids":["ed970323122be073","997c96f8a43aa2c1"],"evidence":"x","seen":"x","extractor":"claims 1 rules 1","explained_by":null,"explained_how":"","best":null,"role":"reviewer"}');
INSERT INTO "documents" ("seq", "case", "id", "name", "text", "title", "outlet", "published", "url", "language", "source", "body_start", "published_from", "extractor", "added_at") VALUES (1, '', '565a81da619e5c82', 'Morning Post-2.txt', 'A ferry ran aground at dawn.

The coast guard said 2 sailors were rescued. More were sought.

End.', 'Ferry', 'Morning Post', '2021-03-04', NULL, NULL, '-', 0, NULL, 'claims 0.1.0 rules 1', '2026-11-23T04:12:43Z');
INSERT INTO "documents" ("seq", "case", "id", "name", "text", "title", "outlet", "published", "url", "language", "source", "body_start", "published_from", "extractor", "added_at") VALUES (2, '', 'b36cfcd62fdbae12', 'Evening Star-3.txt', 'A ferry ran aground at dawn.

The coast guard said 3 sailors were rescued. More were sought.

End.', 'Ferry', 'Evening Star', '2021-03-04', NULL, NULL, '-', 0, NULL, 'claims 0.1.0 rules 1', '2026-11-23T04:12:43Z');
INSERT INTO "claims" ("case", "id", "document_id", "place_in_document", "extractor", "stated", "low", "high", "bound", "unit", "counted_kind", "event", "group", "status", "actor", "place", "period_start", "period_end", "as_of", "speaker_name", "outlet", "modality", "implicit", "record") VALUES ('', 'ed970323122be073', '565a81da619e5c82', 0, 'claims 0.1.0 rules 1', 2.0, 2.0, 2.0, 'exact', NULL, 'sailor', 'rescued', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'the coast guard', 'Morning Post', 'stated', 0, '{"document":"Morning Post-2.txt","start":51,"end":52,"text":"2","kind":"claim","reason":"counts sailors","low":2.0,"high":2.0,"stated":2.0,"resolution":1.0,"bound":"exact","unit":null,"counted":"sailors","counted_phrase":null,"change":"level","from_value":null,"concept":null,"speaker":"The coast guard","speaker_start":null,"speaker_end":null,"cue":null,"direct":false,"implicit":false,"claim_id":null,"id":"ed970323122be073","document_id":"565a81da619e5c82","case":null,"outlet":"Morning Post","published":"2021-03-04","title":"Ferry","url":null,"sentence":"The coast guard said 2 sailors were rescued.","sentence_start":30,"speaker_name":"the coast guard","speaker_role":null,"organisation":null,"relayed_by":[],"speaker_reason":null,"counted_kind":"sailor","event":"rescued","group":null,"status":null,"age_sex":null,"actor":null,"place":null,"period_start":null,"period_end":null,"period_text":null,"as_of":null,"as_of_from":null,"scope":[],"modality":"stated","part_of":null,"part_cue":null,"report_names":[],"extractor":"claims 0.1.0 rules 1","language":null,"translation":null,"translator":null,"translated_on":null,"entered_by":null}');
INSERT INTO "claims" ("case", "id", "document_id", "place_in_document", "extractor", "stated", "low", "high", "bound", "unit", "counted_kind", "event", "group", "status", "actor", "place", "period_start", "period_end", "as_of", "speaker_name", "outlet", "modality", "implicit", "record") VALUES ('', '997c96f8a43aa2c1', 'b36cfcd62fdbae12', 0, 'claims 0.1.0 rules 1', 3.0, 3.0, 3.0, 'exact', NULL, 'sailor', 'rescued', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'the coast guard', 'Evening Star', 'stated', 0, '{"document":"Evening Star-3.txt","start":51,"end":52,"text":"3","kind":"claim","reason":"counts sailors","low":3.0,"high":3.0,"stated":3.0,"resolution":1.0,"bound":"exact","unit":null,"counted":"sailors","counted_phrase":null,"change":"level","from_value":null,"concept":null,"speaker":"The coast guard","speaker_start":null,"speaker_end":null,"cue":null,"direct":false,"implicit":false,"claim_id":null,"id":"997c96f8a43aa2c1","document_id":"b36cfcd62fdbae12","case":null,"outlet":"Evening Star","published":"2021-03-04","title":"Ferry","url":null,"sentence":"The coast guard said 3 sailors were rescued.","sentence_start":30,"speaker_name":"the coast guard","speaker_role":null,"organisation":null,"relayed_by":[],"speaker_reason":null,"counted_kind":"sailor","event":"rescued","group":null,"status":null,"age_sex":null,"actor":null,"place":null,"period_start":null,"period_end":null,"period_text":null,"as_of":null,"as_of_from":null,"scope":[],"modality":"stated","part_of":null,"part_cue":null,"report_names":[],"extractor":"claims 0.1.0 rules 1","language":null,"translation":null,"translator":null,"translated_on":null,"entered_by":null}');
