import type { LoaderFunctionArgs } from "@remix-run/node";
import { subjectOf } from "#app/domain/compare/subject.ts";
import { shortName } from "#app/domain/describe.ts";
import type { CitedRecord } from "#app/exchange/references/cite-record.ts";
import { libraryName } from "#app/services/instance.ts";
import { readComparison } from "#app/services/read-comparison.ts";
import { readStudy } from "#app/services/read-study.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";
import { readVersion } from "#app/services/read-version.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import type { SynthesisRecord } from "#db/queries/get-synthesis.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { badParameter } from "../addresses/bad-parameter.ts";
import { readCompareAddress } from "../addresses/compare-query.ts";
import { wholeNumber } from "../addresses/whole-number.ts";
import { publicOrigin } from "../answers/public-origin.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { today } from "../topics/answer-topic.ts";
import { mapFigureAt } from "../topics/map-at.ts";
import { timelineAt } from "../topics/timeline-at.ts";

const RECORD = /^\/(studies|syntheses)\/([a-z0-9-]+)(?:\/versions\/(\d+))?$/;

/**
 * What a path of this site is cited as: a study, a synthesis, a version of one, a comparison, a timeline or the map.
 * @throws Problem `invalid` for any other path, `not-found`, `gone`
 */
export function readCited(asked: LoaderFunctionArgs, path: string | null): CitedRecord {
	const { store } = asked.context;
	const { scope } = authoriseReader(asked.context);
	const origin = publicOrigin(asked);
	const site = libraryName(store);
	if (!path?.startsWith("/") || path.startsWith("//") || !URL.canParse(path, origin)) throw noSubject();
	const { pathname, search, searchParams } = new URL(path, origin);
	const [, kind, slug = "", version] = RECORD.exec(pathname) ?? [];
	const pin = version === undefined ? undefined : { slug, version: wholeNumber(version) };
	const of = OF_LIBRARY[pathname];
	const record =
		kind === "studies"
			? ofStudy(pin ? readVersion(store, "study", pin, scope) : readStudy(store, slug, scope))
			: kind === "syntheses"
				? ofSynthesis(pin ? readVersion(store, "synthesis", pin, scope) : readSynthesis(store, slug, scope))
				: pathname === "/compare"
					? comparison(store, searchParams, scope)
					: of?.({ ...asked, request: new Request(new URL(path, origin)) });
	if (!record) throw noSubject();
	const address = `${origin}${pathname}${search}`;
	return { ...record, site, address, ...(!pin && { accessed: new Date().toISOString() }) };
}

function comparison(store: Store, search: URLSearchParams, scope: Scope) {
	const query = readCompareAddress(search);
	const { studies, topic } = readComparison(store, query, scope);
	const names = studies.map(({ name }) => name);
	const subject = [subjectOf(query.question, names), topic.key !== "" && topic.label];
	const moments = studies.map(({ updatedAt }) => updatedAt).toSorted();
	return { key: "comparison", title: subject.filter(Boolean).join(": "), at: moments.at(-1) };
}

/** Figures of the whole library, which are of the day. */
const OF_LIBRARY: Readonly<
	Record<string, (asked: LoaderFunctionArgs) => Omit<CitedRecord, "site" | "address">>
> = {
	"/map": (asked) => ({ key: "map", title: mapFigureAt(asked).chart.title, at: today() }),
	"/timeline": (asked) => ({ key: "timeline", title: timelineAt(asked).chart.title, at: today() }),
};

const ofStudy = ({ slug, version, updatedAt, document }: StudyRecord) => {
	const name = shortName(document);
	const title = document.title.startsWith(name) ? document.title : `${name}: ${document.title}`;
	return { key: `${slug}-version-${version}`, title, version, at: updatedAt };
};

const ofSynthesis = ({ slug, version, updatedAt, document }: SynthesisRecord) => ({
	...{ key: `${slug}-version-${version}`, title: document.title, version, at: updatedAt },
	...{ authors: document.authors, doi: document.doi },
});

const noSubject = () =>
	badParameter(
		"of",
		"Say in “of” the path of a study, a synthesis, a version of one, a comparison, a timeline or the map, such as /studies/doe-2020.",
	);
