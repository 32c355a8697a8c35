import { parse } from "@conform-to/react";
import { createContext, useContext } from "react";

type Loose = Record<string, unknown>;

/** What changes the form as a whole, such as a pasted table. */
export interface WholeForm {
	/** What it holds now. */
	now: () => Loose;
	/** Fills it in anew; what it held before can be had back. @param focus the field to go on at, by name */
	replace: (form: Loose, said: string, focus?: string) => void;
	/** Puts texts into fields, as `replace` does. */
	put: (texts: (readonly [name: string, text: string])[], said: string, focus: string) => void;
}

export const WholeFormContext = createContext<WholeForm>({
	now: () => ({}),
	replace: () => {},
	put: () => {},
});

export const useWholeForm = () => useContext(WholeFormContext);

/** The nested value of fields as a form sends them. */
export function nested(fields: FormData | URLSearchParams): Loose {
	return parse<Loose, string[]>(fields, { resolve: () => ({ error: {} }) }).payload;
}
