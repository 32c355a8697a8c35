import { canEdit, isAdministrator } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Visitor } from "#app/domain/views/visitor.ts";

/** Null for somebody who is not logged in. */
export const visitorOf = (viewer: Viewer): Visitor | null =>
	viewer.kind === "user"
		? { name: viewer.name, editor: canEdit(viewer), administrator: isAdministrator(viewer) }
		: null;
