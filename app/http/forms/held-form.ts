import { parse } from "@conform-to/react";
import type { User } from "#app/auth/viewer.ts";
import type { StudyForm } from "#app/domain/study-form/form-shape.ts";
import { fitsStudyForm } from "#app/domain/study-form/form-structure.ts";
import { takeHeldForm } from "#app/services/held-forms.ts";
import type { Store } from "#db/store.ts";
import { hasSaneNames, understood } from "./form.ts";

/** The form's study, and the version it was made from where it is an edit. */
type HeldStudyForm = StudyForm & { expectedVersion?: string };

/** What somebody had typed into the study form when their session lapsed, if this address names it. */
export function heldForm(store: Store, user: User, request: Request): HeldStudyForm | undefined {
	const id = new URL(request.url).searchParams.get("held");
	const fields = id ? takeHeldForm(store, user.id, id) : undefined;
	if (!fields || !hasSaneNames(fields)) return undefined;
	const { payload } = understood(() => parse<unknown, string[]>(fields, { resolve: () => ({ error: {} }) }));
	return fitsStudyForm(payload) ? (payload as HeldStudyForm) : undefined;
}
