-- The index keeps no texts, so it is made anew from the studies after this migration (db/rebuild-search.ts).
DROP TABLE `study_search`;
--> statement-breakpoint
-- Words of a study and what it can be narrowed to. A row's id is (year << 32) + studies.id, so that the index
-- gives its hits in order of years and a page of them costs the same at any size.
CREATE VIRTUAL TABLE `study_search` USING fts5(
	title, acronym, conditions, interventions, identifiers, authors, filters,
	content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
--> statement-breakpoint
-- Letters of the words, three by three, to find what a misspelt word is near to.
CREATE VIRTUAL TABLE `word_trigrams` USING fts5(word, content='', tokenize='trigram', detail='none');
--> statement-breakpoint
CREATE TRIGGER `search_words_trigrams` AFTER INSERT ON `search_words`
BEGIN INSERT INTO `word_trigrams` (`rowid`, `word`) VALUES (NEW.`id`, NEW.`word`); END;
--> statement-breakpoint
CREATE TRIGGER `study_facets_come` AFTER INSERT ON `study_facets`
BEGIN UPDATE `facets` SET `listed` = `listed` + 1, `published` = `published` + NEW.`published`
	WHERE `id` IN (SELECT `value` FROM json_each(NEW.`facets`)); END;
--> statement-breakpoint
CREATE TRIGGER `study_facets_go` AFTER DELETE ON `study_facets`
BEGIN UPDATE `facets` SET `listed` = `listed` - 1, `published` = `published` - OLD.`published`
	WHERE `id` IN (SELECT `value` FROM json_each(OLD.`facets`)); END;
--> statement-breakpoint
-- Whoever archives a study, and however, takes it out of search and counts.
CREATE TRIGGER `studies_archived` AFTER UPDATE OF `archived_at` ON `studies`
WHEN NEW.`archived_at` IS NOT NULL AND OLD.`archived_at` IS NULL
BEGIN
	DELETE FROM `study_search` WHERE `rowid` = (SELECT `id` FROM `study_facets` WHERE `study_id` = NEW.`id`);
	DELETE FROM `study_facets` WHERE `study_id` = NEW.`id`;
END;
