import type { RequestHandler } from "express";
import { PROGRAM_VERSION } from "#app/services/program-version.ts";
import { migrationState } from "#db/migrate.ts";
import type { Behind } from "./behind.ts";
import type { FollowedStore } from "./followed-store.ts";

/**
 * 200 where a copy can be read and is not further behind its primary than it may be, 503 with the reason otherwise. It
 * always says by how many seconds it is behind, and whether the primary was reached to know that.
 */
export function copyHealth(
	followed: FollowedStore,
	behind: Behind,
	{ maxBehindSeconds }: { maxBehindSeconds: number },
): RequestHandler {
	return (_req, res) => {
		res.setHeader("Cache-Control", "no-store");
		try {
			const { applied, known } = migrationState(followed.store);
			const told = {
				version: PROGRAM_VERSION,
				readOnly: true,
				...behind.standing(),
				migrations: { applied, known },
			};
			// A primary that was upgraded first only adds to the tables.
			const reason =
				applied < known
					? "migrations missing"
					: (told.behindSeconds ?? 0) > maxBehindSeconds
						? `behind by ${told.behindSeconds} seconds`
						: undefined;
			if (reason) res.status(503).json({ status: "unavailable", reason, ...told });
			else res.json({ status: "ok", ...told });
		} catch (error) {
			const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
			res.status(503).json({ status: "unavailable", version: PROGRAM_VERSION, readOnly: true, reason });
		}
	};
}
