import fc from "fast-check";
import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { readDocument } from "#db/queries/read-document.ts";
import { rowsAgree } from "#db/study-rows/compare-rows.ts";
import { anyDocument } from "#tests/support/arbitrary-documents.ts";
import { temporaryStore } from "#tests/support/import-here.ts";

test("the rows of a study are those of the document saved, whatever it was before", () => {
	using temporary = temporaryStore();
	const { store } = temporary;
	const save = { actor: { kind: "system" }, reason: "Test" } as const;
	const { slug } = saveStudy(store, { ...save, document: { title: "First" } });
	let version = 1;
	fc.assert(
		fc.property(anyDocument, (document) => {
			const saved = saveStudy(store, { ...save, slug, expectedVersion: version, document });
			version = saved.version;
			expect(JSON.stringify(readDocument(store, 1))).toBe(JSON.stringify(document));
			expect(rowsAgree(store, 1, document, true)).toBe(true);
			const again = saveStudy(store, { ...save, slug, expectedVersion: version, document });
			expect(again.changed).toBe(false);
		}),
	);
});
