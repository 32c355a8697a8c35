import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { armRate } from "#app/domain/arms/arm-rate.ts";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { openFindings } from "#app/domain/finding.ts";
import { chooseHeadline } from "#app/domain/headline/headline.ts";
import { readable } from "#app/domain/study/readable.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { loadSampleLibrary, removeSamples } from "#app/services/sample-library.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { migrate } from "#db/migrate.ts";
import { countSamples } from "#db/queries/all-studies.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { readDocument } from "#db/queries/read-document.ts";
import { openStore, type Store } from "#db/store.ts";
import { rowsAgree } from "#db/study-rows/compare-rows.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** A migrated database in a file of its own. */
function newStore(name: string): Store {
	const store = openStore(join(folder.path, `${name}.db`));
	migrate(store);
	return store;
}

interface StoredStudy {
	id: number;
	slug: string;
	visibility: string;
	sample: number;
	version: number;
}

describe("a new library", () => {
	let store: Store;
	beforeAll(() => {
		store = newStore("library");
		loadSampleLibrary(store);
	});
	afterAll(() => store.close());

	const studies = () =>
		store.sqlite
			.prepare<[], StoredStudy>("select id, slug, visibility, sample, version from studies order by id")
			.all();
	const documentOf = (slug: string): StudyDocument => {
		const record = getStudy(store, slug, "published");
		if (!record) throw new Error(`There is no published study “${slug}”`);
		return record.document;
	};
	const found = (words: string) =>
		store.sqlite
			.prepare<[string], string>(
				`select slug from study_search
				join study_facets on study_facets.id = study_search.rowid join studies on studies.id = study_id
				where study_search match ? order by slug`,
			)
			.pluck()
			.all(words);

	test("has 8 trials of botulinum toxin, 13 of BCG vaccine and 24 of St John’s wort, published and marked", () => {
		expect(studies()).toHaveLength(47);
		for (const study of studies())
			expect(study).toMatchObject({ visibility: "published", sample: 1, version: 1 });
		expect(countSamples(store)).toBe(47);
		expect(found("botulinum")).toHaveLength(8);
		expect(found("BCG")).toHaveLength(13);
		expect(found("hypericum")).toHaveLength(24);
	});

	test("opens with Finzi & Rosenthal: 52% against 15%, derived from the percentages printed", () => {
		const headline = chooseHeadline(readable(documentOf("finzi-rosenthal-2014")));
		const rateOf = (armId: string | undefined) => {
			const results = headline?.outcome.kind === "binary" ? headline.outcome.results : [];
			return armRate(results.find((result) => result.armId === armId) ?? {});
		};
		expect(headline?.outcome).toMatchObject({ label: "Response", timePoint: { value: "6", unit: "weeks" } });
		expect(rateOf(headline?.arms[0].id)).toMatchObject({
			...{
				kind: "counted",
				percent: "52",
				percentBasis: "reported",
				events: 17,
				eventsBasis: "derived",
				n: 33,
			},
		});
		expect(rateOf(headline?.arms[1]?.id)).toMatchObject({
			...{
				kind: "counted",
				percent: "15",
				percentBasis: "reported",
				events: 6,
				eventsBasis: "derived",
				n: 41,
			},
		});
	});

	test("notices what a reader of the papers should know, and nothing else", () => {
		const noticed = studies().flatMap(({ id, slug }) => {
			const document = readDocument(store, id);
			if (!document) throw new Error(`“${slug}” has no rows`);
			const shared = findSharedIdentities(store, document, { except: id, scope: "drafts-too" });
			const findings = checkStudy(document, { shared });
			expect(openFindings(findings)).toEqual([]);
			return findings.map(({ level, code, path }) => `${slug}: ${level} ${code} ${path}`);
		});
		// The registry's differences of MIRAI are of a model, and one does not say of which arm it takes which.
		expect(noticed).toEqual([
			"self-guided-treatment-for-depression: remark outcome-without-results outcomes",
			"mirai: remark contrast-differs-from-arms outcomes.o-3jftzdwua4.contrasts.0.estimate",
			"mirai: remark contrast-differs-from-arms outcomes.o-j1sj1750l3q.contrasts.0.estimate",
			"mirai: remark contrast-differs-from-arms outcomes.o-j3pt4lwkpb.contrasts.0.estimate",
			"mirai: remark contrast-orientation-not-said outcomes.o-8soz1lbwqpy.contrasts.0.estimate",
			"finzi-rosenthal-2014: remark test-differs-from-counts outcomes.o1.contrasts.0.method",
			"finzi-rosenthal-2014: remark test-differs-from-counts outcomes.o2.contrasts.0.method",
		]);
	});

	test("says for every figure where it was read", () => {
		for (const { slug } of studies()) {
			const { outcomes, reports } = documentOf(slug);
			const ids = new Set(reports.map(({ id }) => id));
			for (const { results, contrasts } of outcomes) {
				for (const { source } of [...results, ...contrasts]) {
					expect(ids.has(source?.reportId ?? ""), slug).toBe(true);
				}
			}
		}
	});

	test("keeps rows and versions alike", () => {
		for (const { id, slug } of studies()) {
			const document = readDocument(store, id);
			expect(document && rowsAgree(store, id, document, false), slug).toBe(true);
		}
	});

	test("is found by what people call the treatment", () => {
		expect(found("botox depression")).toHaveLength(7);
		expect(found("botox depression")).toContain("finzi-rosenthal-2014");
		expect(found("Madras")).toEqual(["tuberculosis-prevention-trial-madras-1980"]);
		expect(found("LI160")).toHaveLength(10);
	});

	test("has the counts of the two reviews", () => {
		const counts = (slug: string) => {
			const [outcome] = documentOf(slug).outcomes;
			if (outcome?.kind !== "binary") throw new Error(`“${slug}” has no rates`);
			return outcome.results.map(({ events, n }) => `${events}/${n}`).join(" ");
		};
		expect(counts("aronson-1948")).toBe("4/123 11/139");
		expect(counts("tuberculosis-prevention-trial-madras-1980")).toBe("505/88391 499/88391");
		expect(counts("hypericum-depression-trial-study-group-2002")).toBe("46/113 56/116");
		expect(counts("osterheider-1992")).toBe("0/22 0/23");
		expect(documentOf("stein-aronson-1953")).toMatchObject({
			...{ kind: "non-randomised-trial", design: { allocation: "non-randomised" } },
		});
	});
});

test("a library that cannot be loaded whole is not loaded at all", () => {
	using store = disposable(newStore("refused"));
	store.sqlite.exec(
		`create trigger refuse before insert on studies when new.slug = 'magid' or new.slug like 'wollmer%'
		begin select raise(abort, 'refused'); end`,
	);
	expect(() => loadSampleLibrary(store)).toThrow("refused");
	const rows = (table: string) => store.sqlite.prepare(`select count(*) from ${table}`).pluck().get();
	expect(["studies", "study_versions", "outcomes", "audit_events", "listings"].map(rows)).toEqual([
		0, 0, 0, 0, 0,
	]);
	expect(rows("study_search")).toBe(0);
});

test("samples are taken out in one step, and others stay", () => {
	using store = disposable(newStore("removed"));
	loadSampleLibrary(store);
	const actor = { kind: "system" } as const;
	const own = { title: "Our own trial", identifiers: [{ system: "nct", value: "NCT00000001" }] };
	saveStudy(store, { document: own, actor, reason: "Logged" });
	expect(removeSamples(store, actor)).toBe(47);
	expect(countSamples(store)).toBe(0);
	const left = store.sqlite.prepare("select title from studies where archived_at is null").pluck().all();
	expect(left).toEqual(["Our own trial"]);
});

test("a review that samples are read in can be logged itself, without a warning that it is a sample", () => {
	using store = disposable(newStore("review"));
	loadSampleLibrary(store);
	const review = {
		title: "St John’s wort for depression",
		kind: "systematic-review",
		reports: [{ id: "r1", role: "primary", doi: "10.1192/bjp.186.2.99" }],
	};
	const { findings } = saveStudy(store, { document: review, actor: { kind: "system" }, reason: "Logged" });
	expect(findings.filter(({ code }) => code === "same-report")).toEqual([]);
});

function disposable(store: Store): Store & Disposable {
	return { ...store, [Symbol.dispose]: () => store.close() };
}
