import { CELL_STATES } from "../printed/cell-states.ts";
import { field, record } from "./describe-field.ts";
import { choice, list, optional, requiredText, text } from "./fields.ts";

const unreadFigure = record({
	field: field("field", requiredText("the field", 40), { about: "that it was typed in, such as “sd”" }),
	text: field("text", requiredText("what was typed", 200), { label: "As typed" }),
});

/** What a row of figures keeps of the cell that it was read from, besides its figures. */
export const printedCell = {
	printed: field("cell as printed", text(500), {
		about: "word for word, where it says more than the figures or could not be read",
		page: false,
	}),
	state: field("in place of the figure", choice(CELL_STATES), {
		about: "what the source says where it gives no figure; nothing is computed from it",
		page: false,
	}),
	unread: field(
		"figures not read",
		optional(
			list(unreadFigure, 30, "figures not read").transform((items) => (items.length > 0 ? items : undefined)),
		),
		{
			about: "as typed, in their fields; publishing waits for them",
			toldBy: ["field"],
			page: false,
		},
	),
};
