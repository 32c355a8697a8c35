import { createContext, useContext } from "react";
import type { PartState } from "#app/domain/study-form/form-parts.ts";
import type { ChosenDesign } from "#app/domain/study-form/is-met.ts";
import type { ShownCell } from "#app/domain/study-form/printed-fields.ts";

/** What is noticed of a field: by the checks, or by the schema. */
export interface LiveMessage {
	level: "error" | "warning" | "remark";
	message: string;
	candidates?: number[];
	answered?: boolean;
}

/** What the whole form knows while somebody types: messages by field name, and the arms as they are called now. */
export interface LiveForm {
	messages: ReadonlyMap<string, LiveMessage[]>;
	/** What the cells that take figures as printed are taken to mean, by field name. */
	cells: ReadonlyMap<string, ShownCell>;
	arms: { id: string; label: string }[];
	/** Groups that are no arm. */
	groups: { id: string; label: string }[];
	reports: { id: string; label: string }[];
	outcomes: { id: string; label: string }[];
	/** What is chosen in the design, on which it depends what else is asked for. */
	design: ChosenDesign;
	/** What the names in the form propose for choices that nobody made, by field name. */
	proposals: ReadonlyMap<string, string>;
	/** Outcomes that could be one with another, by id: the place of that. */
	joinable: ReadonlyMap<string, number>;
	/** How each part of the form stands. */
	parts: PartState[];
	formId: string;
}

export const LiveFormContext = createContext<LiveForm>({
	messages: new Map(),
	cells: new Map(),
	arms: [],
	groups: [],
	reports: [],
	outcomes: [],
	design: {},
	proposals: new Map(),
	joinable: new Map(),
	parts: [],
	formId: "",
});

export const useLiveForm = () => useContext(LiveFormContext);

export function useMessages(name: string): LiveMessage[] {
	return useLiveForm().messages.get(name) ?? [];
}
