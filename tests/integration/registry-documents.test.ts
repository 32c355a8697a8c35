import { expect, test } from "vitest";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { keepUnshown } from "#app/domain/study-form/keep-unshown.ts";
import { readRecord } from "#app/exchange/ctgov/read-record.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { versionsOf } from "#app/services/versions-of.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { rowsAgree } from "#db/study-rows/compare-rows.ts";
import { temporaryStore } from "#tests/support/import-here.ts";
import { registryTexts } from "#tests/support/registry-records.ts";

test("every registry record is saved as a draft, read back as it was, and re-imported without a new version", () => {
	using temporary = temporaryStore();
	const { store } = temporary;
	const save = { actor: { kind: "system" }, reason: "Import" } as const;
	const slugs = new Set<string>();
	for (const [nctId, text] of registryTexts()) {
		const { document } = readRecord(JSON.parse(text));
		const { slug } = saveStudy(store, { ...save, document });
		slugs.add(slug);
		const study = getStudy(store, slug, "drafts-too");
		expect(JSON.stringify(study?.document), nctId).toBe(JSON.stringify(document));
		expect(study && rowsAgree(store, study.id, study.document, true), nctId).toBe(true);
		const again = saveStudy(store, {
			...save,
			slug,
			expectedVersion: 1,
			document: readRecord(JSON.parse(text)).document,
		});
		expect(again).toMatchObject({ version: 1, changed: false });
	}
	expect(slugs.size).toBe(registryTexts().size);
});

test("what the form does not show stays as it was in the version edited", () => {
	using temporary = temporaryStore();
	const { store } = temporary;
	const { document } = readRecord(JSON.parse(registryTexts().get("NCT04770285") ?? ""));
	const { slug } = saveStudy(store, { actor: { kind: "system" }, reason: "Import", document });
	const { flow: _, baseline: __, ...shown } = document;
	const [first] = document.arms;
	const edited = { ...shown, arms: document.arms.slice(0, 1), outcomes: [], adverseEvents: [] };
	const base = versionsOf(store, slug)(1);
	const kept = studyDocument.parse(base && keepUnshown(base, edited));
	expect(kept.baseline?.measures).toEqual(document.baseline?.measures);
	expect(kept.flow?.groups.map(({ armId }) => armId)).toEqual([first?.id, undefined]);
});
