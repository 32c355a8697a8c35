import { expect, test } from "vitest";
import { studyWith } from "#tests/support/study-builder.ts";
import { listingOf } from "./listing.ts";
import { headlineView } from "./views/headline-view.ts";

const frame = { provenance: "Version 1" };
const arms = [{ id: "a", label: "Afatinib", role: "experimental" }];
const control = { id: "b", label: "Placebo", role: "placebo-comparator" };
const rate = (id: string, results: object[], more = {}) => ({
	...{ id, label: `Outcome ${id}`, kind: "binary", results, ...more },
});

test("a study of one arm opens with that arm's rate, and compares nothing", () => {
	const study = studyWith({ arms, outcomes: [rate("o1", [{ armId: "a", events: 1, n: 13 }])] });
	const headline = headlineView(study, frame);
	expect(headline?.sentence).toBe("8% (1/13) had the outcome “Outcome o1” with afatinib.");
	expect(headline?.charts.map(({ key }) => key)).toEqual(["rate"]);
	expect(headline?.meanings).toEqual([]);
	expect(headline?.people).toBeUndefined();
	expect(listingOf(study, []).card.headline?.arms).toMatchObject([{ label: "Afatinib", shown: "8% (1/13)" }]);
});

test("an outcome that compares two arms comes before a primary one of a single arm", () => {
	const study = studyWith({
		arms: [...arms, control],
		outcomes: [
			rate("o1", [{ armId: "a", events: 1, n: 13 }], { priority: "primary" }),
			rate("o2", [
				{ armId: "a", events: 2, n: 10 },
				{ armId: "b", events: 1, n: 10 },
			]),
		],
	});
	expect(headlineView(study, frame)?.outcomeId).toBe("o2");
});

test("without a figure there is no headline, and the list says how many people it is of", () => {
	const study = studyWith({ arms, population: { enrolment: { count: 120 } } });
	expect(headlineView(study, frame)).toBeUndefined();
	expect(listingOf(study, []).card).toMatchObject({ people: 120 });
});
