import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { listingOf } from "#app/domain/listing.ts";
import { readable } from "#app/domain/study/readable.ts";
import { headlineView } from "#app/domain/views/headline-view.ts";
import { outcomeView } from "#app/domain/views/outcome-view.ts";
import { outcomesInTime, saidOnce } from "#app/domain/views/outcomes-in-time.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { OutcomeTables } from "./outcome-tables.tsx";

test("what two outcomes that follow one another say word for word is said once", () => {
	const study = studyWith({
		arms: [{ id: "a", label: "A" }],
		outcomes: ["Week 2", "Week 4", "Other"].map((className, index) => ({
			...{ id: `o${index}`, label: "Response", className, kind: "binary" },
			...{ definition: index < 2 ? "At least 50% fall" : "At least 30% fall", population: "All who began" },
		})),
	});
	const html = renderToStaticMarkup(<OutcomeTables outcomes={saidOnce(outcomesInTime(readable(study)))} />);
	const lines = [...html.matchAll(/>((?:Definition|Analysed): [^<]*)</g)].map(([, line]) => line);
	expect(lines).toEqual([
		...["Definition: At least 50% fall", "Analysed: All who began"],
		...["Definition: as above", "Analysed: as above"],
		...["Definition: At least 30% fall", "Analysed: as above"],
	]);
});

const GROUPED = {
	groups: [{ id: "g1", title: "Both arms together" }],
	outcomes: [
		{
			...{ id: "o1", label: "Response", kind: "binary" },
			results: [
				{ armId: "a1", events: 17, n: 33 },
				{ armId: "a2", events: 6, n: 41 },
				{ groupId: "g1", events: 23, n: 74 },
			],
			contrasts: [
				{ armId: "a1", referenceArmId: "a2", measure: "RR", estimate: "3.52" },
				{ armId: "a1", referenceGroupId: "g1", measure: "RD", estimate: "20.4" },
			],
		},
		{
			...{ id: "o2", label: "Remission", kind: "binary" },
			results: [{ groupId: "g1", events: 9, n: 74 }],
			contrasts: [],
		},
	],
};

test("groups that are no arm stand below the arms, under words that say so", () => {
	const study = studyWith(GROUPED);
	const html = renderToStaticMarkup(<OutcomeTables outcomes={outcomesInTime(readable(study))} />);
	const text = html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
	expect(text.match(/Groups, not arms: no comparison or figure uses them/g)).toHaveLength(2);
	expect(text).toMatch(/Placebo 41 6 .*Groups, not arms.* ◇ Both arms together 74 23/);
	expect(text).toContain("OnabotulinumtoxinA v Both arms together: risk difference 20.4");
	expect(text).not.toContain("No results recorded");
});

test("nothing but the tables knows of groups: headline, figures and the library's line are the arms' alone", () => {
	const [withGroups, without] = [
		studyWith(GROUPED),
		studyWith({
			outcomes: GROUPED.outcomes.map((outcome) => ({
				...outcome,
				results: outcome.results.filter((result) => "armId" in result),
				contrasts: outcome.contrasts.filter((contrast) => "referenceArmId" in contrast),
			})),
		}),
	].map((document) => {
		const findings = checkStudy(document);
		const study = readable(document);
		return {
			card: listingOf(document, findings).card,
			headline: headlineView(study, { provenance: "" }),
			figures: study.outcomes.map((outcome) => outcomeView(outcome, document).hasFigure),
		};
	});
	expect(withGroups).toEqual(without);
	expect(withGroups?.headline).toBeDefined();
	const only = studyWith({ ...GROUPED, outcomes: GROUPED.outcomes.slice(1) });
	const { hasResults, card } = listingOf(only, []);
	expect([hasResults, card.headline]).toEqual([true, undefined]);
	expect(checkStudy(only).map(({ code }) => code)).not.toContain("outcome-without-results");
});

test("time points of one outcome stand in one table, in time order, each with an anchor and a figure", () => {
	const at = (id: string, value: string, more = {}) => ({ id, value, unit: "weeks", ...more });
	const rows = (timePointId: string, events: number) =>
		["a1", "a2"].map((armId) => ({ armId, timePointId, events, n: 40 }));
	const study = studyWith({
		groups: [{ id: "g1", title: "Both together" }],
		outcomes: [
			{
				...{ id: "o1", label: "Response", kind: "binary", definition: "At least 50% fall" },
				timePoints: [at("t1", "12"), at("t2", "4", { primary: true })],
				results: [
					...rows("t1", 20),
					...rows("t2", 10),
					{ groupId: "g1", timePointId: "t2", events: 20, n: 80 },
				],
				contrasts: [{ armId: "a1", referenceArmId: "a2", timePointId: "t2", measure: "RR", estimate: "1.1" }],
			},
		],
	});
	const html = renderToStaticMarkup(
		<OutcomeTables outcomes={outcomesInTime(readable(study))} address="/studies/s" />,
	);
	expect(html.match(/Definition: /g)).toHaveLength(1);
	const text = html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
	expect(text).toMatch(
		/Response .* Week 4, planned as primary OnabotulinumtoxinA 40 10 .* Week 4, planned as primary\. Groups, not arms.* Week 12 OnabotulinumtoxinA 40 20 /,
	);
	expect(text).toContain("Week 4: OnabotulinumtoxinA v Placebo: risk ratio 1.1");
	expect([...html.matchAll(/ id="(outcome-[^"]+)"/g)].map(([, id]) => id)).toEqual([
		"outcome-o1",
		"outcome-o1_t2",
	]);
	expect([...html.matchAll(/href="([^"]+svg[^"]+)"/g)].map(([, href]) => href)).toEqual([
		"/studies/s.svg?figure=course&amp;outcome=o1",
		"/studies/s.svg?outcome=o1_t2",
		"/studies/s.svg?outcome=o1",
	]);
});
