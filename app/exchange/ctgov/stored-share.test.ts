import { expect, test } from "vitest";
import { toIndexPath } from "#app/domain/id-path.ts";
import { groupKinds } from "#tests/support/group-kinds.ts";
import { leavesOf, type RegistryJson, registryTexts } from "#tests/support/registry-records.ts";
import { type RegistryReading, readRecord } from "./read-record.ts";

const OUTCOMES = /^resultsSection\.outcomeMeasuresModule\.outcomeMeasures\[\d+\]\.classes.*\.value$/;
const EVENTS =
	/^resultsSection\.adverseEventsModule\.\w+Events\[\d+\]\.stats\[\d+\]\.num(?:Affected|AtRisk|Events)$/;

/** How many values of a record there are at such places, and how many stand in its study as numbers. */
function countOf(record: RegistryJson, { document, mappings }: RegistryReading, places: RegExp) {
	const to = new Map(mappings.map((mapping) => [mapping.from, mapping.to]));
	const values = [...leavesOf(record)].filter(([path, value]) => value !== "" && places.test(path));
	const stored = values.filter(([path]) => {
		const place = toIndexPath(to.get(path) ?? "none", document);
		const there = place?.reduce<unknown>(
			(node, key) => (node as Record<PropertyKey, unknown>)?.[key],
			document,
		);
		return there !== undefined && Number.isFinite(Number(there));
	});
	return { all: values.length, stored: stored.length };
}

const reading = (record: RegistryJson) => ({ record, reading: readRecord(record) });
const real = [...registryTexts().values()]
	.filter((text) => text.includes('"resultsSection"'))
	.map((text) => reading(JSON.parse(text)));
const kinds = groupKinds().map((kind) => ({ ...kind, ...reading(kind.record) }));

test.each([
	["outcome values of real records", real, OUTCOMES],
	["adverse-event cells of real records", real, EVENTS],
	["outcome values of all kinds of groups", kinds, OUTCOMES],
	["adverse-event cells of all kinds of groups", kinds, EVENTS],
] as const)("at least 97%% of the %s are stored", (_, records, places) => {
	const counts = records.map((each) => countOf(each.record, each.reading, places));
	const sum = (key: "all" | "stored") => counts.reduce((total, count) => total + count[key], 0);
	expect(sum("all")).toBeGreaterThan(100);
	expect(sum("stored") / sum("all")).toBeGreaterThanOrEqual(0.97);
});

test("no figure stands under an arm that its group is not, or is only a part of", () => {
	const wrong = kinds.flatMap(({ name, record, groups, reading: { document, mappings } }) => {
		const leaves = new Map(leavesOf(record));
		return mappings
			.filter(({ from }) => OUTCOMES.test(from) || EVENTS.test(from))
			.flatMap(({ from, to }) => {
				const armId = /\.results\.([^.]+)\./.exec(to)?.[1];
				const place = document.arms.findIndex(({ id }) => id === armId);
				const table = from.includes("adverseEvents")
					? "resultsSection.adverseEventsModule.eventGroups"
					: `${/^.*outcomeMeasures\[\d+\]/.exec(from)?.[0]}.groups`;
				const groupId = String(leaves.get(from.replace(/\.[^.]+$/, ".groupId")));
				const known = groups.find(({ path }) => path === `${table}[${Number(groupId.slice(2))}]`);
				const isRight = place === -1 || (known?.arm === place && !known.isPart);
				return isRight ? [] : [`${name}, ${known?.title}: ${document.arms[place]?.label}`];
			});
	});
	expect(wrong).toEqual([]);
});
