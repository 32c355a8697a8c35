import type { User } from "#app/auth/viewer.ts";
import { saveSynthesis } from "#app/services/save-synthesis.ts";
import { redirectWithNotice } from "../answers/notice.ts";
import type { AppContext } from "../context.ts";

interface SynthesisToSave {
	document: unknown;
	reason: string;
	/** What to change, and from which version; absent for a new one. */
	change?: { slug: string; expectedVersion: number };
	publish: boolean;
}

/** Saves a synthesis and leads to its page with what was done. @throws Problem as `saveSynthesis` does */
export function saveAndShowSynthesis(
	context: AppContext,
	actor: User,
	{ document, reason, change, publish }: SynthesisToSave,
) {
	const saved = saveSynthesis(context.store, {
		...{ document, actor, reason, ...change },
		...(publish && { visibility: "published" as const }),
	});
	const done = publish ? "Published." : `Saved as version ${saved.version}.`;
	const message = saved.changed ? done : "Nothing was different, so no new version was made.";
	return redirectWithNotice(context, `/syntheses/${saved.slug}`, message);
}
