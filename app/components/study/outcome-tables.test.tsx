import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import { outcomeView } from "#app/domain/views/outcome-view.ts";
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
	const html = renderToStaticMarkup(
		<OutcomeTables outcomes={readable(study).outcomes.map((outcome) => outcomeView(outcome, study))} />,
	);
	const lines = [...html.matchAll(/>((?:Definition|Analysed): [^<]*)</g)].map(([, line]) => line);
	expect(lines).toEqual([
		...["Definition: At least 50% fall", "Analysed: All who began"],
		...["Definition: as above", "Analysed: as above"],
		...["Definition: At least 30% fall", "Analysed: as above"],
	]);
});
