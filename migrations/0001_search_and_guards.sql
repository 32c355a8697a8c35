-- Words of a study for search; rows are keyed by studies.id and rebuilt from the document at each save.
CREATE VIRTUAL TABLE `study_search` USING fts5(
	title, acronym, conditions, interventions, identifiers, authors,
	content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
--> statement-breakpoint
-- What happened stays as it was written: versions and audit rows are only ever added.
CREATE TRIGGER `study_versions_no_update` BEFORE UPDATE ON `study_versions`
BEGIN SELECT RAISE(ABORT, 'a version cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `study_versions_no_delete` BEFORE DELETE ON `study_versions`
BEGIN SELECT RAISE(ABORT, 'a version cannot be deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'an audit event cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'an audit event cannot be deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `studies_no_delete` BEFORE DELETE ON `studies`
BEGIN SELECT RAISE(ABORT, 'a study cannot be deleted, only archived'); END;
--> statement-breakpoint
CREATE TRIGGER `studies_version_rises` BEFORE UPDATE OF `version` ON `studies`
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'a version follows the one before it'); END;
