import { expect } from "vitest";
import type { Figure, Mark, TextMark, UseMark } from "#app/figures/mark.ts";
import { type TextBox, textBox } from "#app/figures/measure-text.ts";

/** What must hold of every figure, whatever it shows. */

const SLACK = 0.5;

type NamedBox = TextBox & { text: string };

/** Texts and symbols where they are seen: groups move what is in them. */
function seen(marks: readonly Mark[], down = 0): (TextMark | UseMark)[] {
	return marks.flatMap((mark) => {
		if (mark.type === "group") return seen(mark.marks, down + (mark.down ?? 0));
		return mark.type === "text" || mark.type === "use" ? [{ ...mark, y: mark.y + down }] : [];
	});
}

export function textBoxes(figure: Figure): NamedBox[] {
	return seen(figure.marks).flatMap((mark) =>
		mark.type === "text" ? [{ ...textBox(mark), text: mark.text }] : [],
	);
}

/** Boxes of the lights of a risk of bias, whose size is the last part of their symbol's name. */
function lightBoxes(figure: Figure): NamedBox[] {
	return seen(figure.marks).flatMap((mark) => {
		if (mark.type !== "use" || !mark.symbol.startsWith("light-")) return [];
		const r = Number(mark.symbol.split("-").at(-1));
		return [{ left: mark.x - r, right: mark.x + r, top: mark.y - r, bottom: mark.y + r, text: mark.symbol }];
	});
}

function overlaps(a: TextBox, b: TextBox): boolean {
	return (
		a.left < b.right - SLACK &&
		b.left < a.right - SLACK &&
		a.top < b.bottom - SLACK &&
		b.top < a.bottom - SLACK
	);
}

/** No text or light lies over another or leaves the canvas, every symbol is there, and every coordinate is a number. */
export function expectSoundFigure(figure: Figure, what = ""): void {
	const boxes = [...textBoxes(figure), ...lightBoxes(figure)];
	for (const { left, right, top, bottom, text } of boxes) {
		const inside =
			left >= -SLACK && right <= figure.width + SLACK && top >= -SLACK && bottom <= figure.height + SLACK;
		expect(inside, `${what}: “${text}” within ${figure.width} × ${figure.height}`).toBe(true);
	}
	const byTop = boxes.toSorted((a, b) => a.top - b.top);
	for (const [i, box] of byTop.entries()) {
		for (const other of byTop.slice(i + 1)) {
			if (other.top >= box.bottom) break;
			if (overlaps(box, other)) expect.fail(`${what}: “${box.text}” lies over “${other.text}”`);
		}
	}
	for (const mark of seen(figure.marks)) {
		if (mark.type === "use") expect(Object.keys(figure.symbols ?? {})).toContain(mark.symbol);
	}
	// JSON writes NaN and infinite coordinates as null; paths hold them as text.
	expect(JSON.stringify(figure.marks)).not.toMatch(/:null|"d":"[^"]*(?:NaN|Infinity|undefined)/);
}
