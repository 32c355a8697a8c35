import * as z from "zod";
import type { FigureChoices } from "#app/domain/views/synthesis/figure-options.ts";
import {
	SYNTHESIS_FIGURE_NAMES,
	type SynthesisFigureName,
} from "#app/domain/views/synthesis/synthesis-figure.ts";
import { readChoice } from "../api/list-query.ts";
import { badChoices } from "./bad-parameter.ts";

const choices = z.object({
	order: z.enum(["year", "effect", "weight"]).optional(),
	colours: z.enum(["safe", "robvis"]).optional(),
	moderator: z.string().max(100).optional(),
});

/**
 * What an address says of the drawing of a synthesis's figures beyond its width and theme.
 * @throws Problem `invalid` that names the part of the address at fault
 */
export function readFigureChoices(search: URLSearchParams): FigureChoices {
	const parsed = choices.safeParse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
	if (parsed.success) {
		const { order, colours, moderator } = parsed.data;
		return { ...(order && { order }), ...(colours && { colours }), ...(moderator && { moderator }) };
	}
	throw badChoices(parsed.error, search);
}

/** The further figure that a page of a synthesis shows. @throws Problem `invalid` */
export const readShownFigure = (search: URLSearchParams): SynthesisFigureName | undefined =>
	readChoice(search, "show", SYNTHESIS_FIGURE_NAMES);
