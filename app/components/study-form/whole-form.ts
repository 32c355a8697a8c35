import { parse } from "@conform-to/react";
import { createContext, useContext } from "react";

type Loose = Record<string, unknown>;

/** What changes the form as a whole, such as a pasted table. */
export interface WholeForm {
	/** What it holds now. */
	now: () => Loose;
	/** Fills it in anew; what it held before can be had back. */
	replace: (form: Loose, said: string) => void;
}

export const WholeFormContext = createContext<WholeForm>({ now: () => ({}), replace: () => {} });

export const useWholeForm = () => useContext(WholeFormContext);

/** The nested value of fields as a form sends them. */
export function nested(fields: FormData | URLSearchParams): Loose {
	return parse<Loose, string[]>(fields, { resolve: () => ({ error: {} }) }).payload;
}
