import { expect, test } from "vitest";
import { studyWith } from "#tests/support/study-builder.ts";
import { studyDocument } from "../study/study-document.ts";
import { closedIn, withClosed } from "./closed-parts.ts";
import { keepUnshown } from "./keep-unshown.ts";
import { opened, toOpenForm } from "./open-form.ts";
import { toInput } from "./to-input.ts";

const outcomes = Array.from({ length: 40 }, (_, index) => ({
	...{ id: `o${index + 1}`, kind: "binary", label: `Outcome ${index + 1}` },
	results: [{ armId: "a1", events: 1, n: 20 }],
}));
const adverseEvents = Array.from({ length: 70 }, (_, index) => ({
	id: `e${index + 1}`,
	term: `Event ${index + 1}`,
	results: [],
}));
const study = studyWith({ outcomes, adverseEvents });

const saved = (form: object) => {
	const { input, closed } = toInput(form as Record<string, unknown>);
	return studyDocument.parse(keepUnshown(study, withClosed(study, input, closed)));
};

test("a long study's form opens without its outcomes and adverse events, and saves them as they were", () => {
	const form = toOpenForm(study);
	expect([form.outcomes, form.adverseEvents]).toEqual([[], []]);
	expect(closedIn(form).outcomes).toHaveLength(40);
	expect(saved(form)).toEqual(study);
});

test("what is opened is changed, moved or removed in its place; what is added stands last", () => {
	const form = opened(study, opened(study, toOpenForm(study), "o20"), "o3");
	expect((form.outcomes as { id: string }[]).map(({ id }) => id)).toEqual(["o20", "o3"]);
	const [second, first] = form.outcomes as Record<string, unknown>[];
	const changed = {
		...form,
		outcomes: [
			{ ...first, label: "Changed" },
			{ id: "o41", kind: "binary", label: "New" },
		],
	};
	const document = saved(changed);
	expect(document.outcomes).toHaveLength(40);
	expect(document.outcomes[2]).toMatchObject({ id: "o3", label: "Changed", results: [{ events: 1 }] });
	expect(document.outcomes.some(({ id }) => id === second?.id)).toBe(false);
	expect(document.outcomes.at(-1)).toMatchObject({ id: "o41" });
	expect(document.adverseEvents).toEqual(study.adverseEvents);
});

test("adverse events are opened as a whole", () => {
	const form = opened(study, toOpenForm(study), "adverseEvents");
	expect(form.adverseEvents).toHaveLength(70);
	expect(closedIn(form).adverseEvents).toBe(false);
});
