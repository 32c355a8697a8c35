import { AUDIT_ACTIONS, type AuditKind } from "#app/domain/audit-kinds.ts";
import type { AuditEntry } from "#app/domain/views/administration.ts";
import type { Store } from "../store.ts";

const COLUMNS = `select audit_events.id, at, actors.name as actor, action, studies.slug as study,
		syntheses.slug as synthesis, people.name as person, detail
	from audit_events
	left join users actors on actors.id = actor_id
	left join users people on people.id = user_id
	left join studies on studies.id = study_id
	left join syntheses on syntheses.id = synthesis_id`;

interface Page {
	/** The id of the last one seen. */
	before?: number;
	limit: number;
}

/** What was done, newest first, a page at a time; of one kind where that is asked for. */
export function listAuditEvents({ sqlite }: Store, { before, limit, kind }: Page & { kind?: AuditKind }) {
	const page = { before: before ?? Number.MAX_SAFE_INTEGER, limit };
	const actions = kind && [...AUDIT_ACTIONS[kind]];
	// Each action's own newest are at hand in the index, however many of other kinds lie between.
	const within = actions?.map(
		(_, index) =>
			`select * from (select id from audit_events where action = @action${index} and id < @before
				order by id desc limit @limit)`,
	);
	const wanted = within ? `audit_events.id in (${within.join(" union all ")})` : "audit_events.id < @before";
	const named = Object.fromEntries((actions ?? []).map((action, index) => [`action${index}`, action]));
	return sqlite
		.prepare<Record<string, number | string>, AuditEntry>(
			`${COLUMNS} where ${wanted} order by audit_events.id desc limit @limit`,
		)
		.all({ ...page, ...named });
}

/** What happened lately to somebody's account: log-ins, tokens, what was done to it. */
export function listEventsOf({ sqlite }: Store, userId: number, limit: number): AuditEntry[] {
	return sqlite
		.prepare<{ userId: number; limit: number }, AuditEntry>(
			`${COLUMNS} where user_id = @userId order by audit_events.id desc limit @limit`,
		)
		.all({ userId, limit });
}
