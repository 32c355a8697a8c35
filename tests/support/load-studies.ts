import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { NotPublishable } from "#app/services/not-publishable.ts";
import { saveStudy } from "#app/services/save-study.ts";
import type { Store } from "#db/store.ts";

/** Saves studies through the real saving code, so many a transaction; what may not be published stays a draft. */
export function loadStudies(
	store: Store,
	studies: Iterable<StudyDocument>,
	{ batch = 500, published = true }: { batch?: number; published?: boolean } = {},
): number {
	let saved = 0;
	let waiting: StudyDocument[] = [];
	const saveWaiting = store.sqlite.transaction(() => {
		for (const document of waiting) saveOne(store, document, published);
	});
	const flush = () => {
		saveWaiting.immediate();
		saved += waiting.length;
		waiting = [];
	};
	for (const study of studies) {
		waiting.push(study);
		if (waiting.length >= batch) flush();
	}
	flush();
	return saved;
}

function saveOne(store: Store, document: StudyDocument, published: boolean) {
	const request = { document, actor: { kind: "system" }, reason: "Made up" } as const;
	if (!published) return saveStudy(store, request);
	try {
		return saveStudy(store, { ...request, visibility: "published" });
	} catch (error) {
		if (!(error instanceof NotPublishable)) throw error;
		return saveStudy(store, request);
	}
}
