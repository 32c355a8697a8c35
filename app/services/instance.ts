import { createHash } from "node:crypto";
import { requireAdministrator } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { type Instance, type LogoType, MAX_LOGO, NO_INSTANCE } from "#app/domain/instance.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { keepSetting, readSetting, removeSetting } from "#db/queries/settings.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";

const KEY = "instance";
const LOGO_KEY = "instance-logo";

export interface InstanceChange extends Omit<Instance, "version" | "logo"> {
	/** Of what was in force when the form was opened. */
	expectedVersion: number;
	/** The bytes of another logo, or null for none; absent leaves it as it is. */
	logo?: Uint8Array | null;
}

/** What was said of this installation; its version is 1 as long as nobody has. */
export function readInstance(store: Store): Instance {
	const kept = readSetting(store, KEY);
	return kept === undefined ? NO_INSTANCE : (JSON.parse(kept) as Instance);
}

/** What this library is called where something of it is shown elsewhere. */
export const libraryName = (store: Store): string => readInstance(store).name ?? "Equipoise";

/** The logo's bytes, if there is one. */
export function readLogo(store: Store): { type: string; hash: string; bytes: Buffer } | undefined {
	const { logo } = readInstance(store);
	const bytes = readSetting(store, LOGO_KEY);
	return logo && bytes !== undefined ? { ...logo, bytes: Buffer.from(bytes, "base64") } : undefined;
}

/**
 * Says something else of this installation, with its row in the audit log.
 * @throws Problem `stale` where somebody else did since the form was opened; `invalid` for a logo that is no picture
 */
export function changeInstance(
	store: Store,
	administrator: User,
	{ expectedVersion, logo, ...said }: InstanceChange,
): Instance {
	requireAdministrator(administrator);
	const picture = logo ? pictureOf(logo) : logo;
	return inTransaction(store, () => {
		const before = readInstance(store);
		if (before.version !== expectedVersion)
			throw new Problem(
				"stale",
				"Another administrator changed this since you opened it. Compare what is in force now with what you typed, and save again.",
			);
		const kept = picture === undefined ? before.logo : (picture?.logo ?? undefined);
		const after: Instance = { ...said, version: before.version + 1, ...(kept && { logo: kept }) };
		if (picture) keepSetting(store, LOGO_KEY, picture.base64);
		if (picture === null) removeSetting(store, LOGO_KEY);
		keepSetting(store, KEY, JSON.stringify(after));
		recordAudit(store, {
			at: new Date().toISOString(),
			actorId: administrator.id,
			action: "instance.changed",
			detail: {
				change: after.version,
				...(after.name && { name: after.name }),
				...(after.description && { description: after.description }),
				...(after.contact && { contact: after.contact }),
				...(after.logo && { logo: after.logo.hash }),
			},
		});
		return after;
	});
}

function pictureOf(bytes: Uint8Array) {
	const refuse = (message: string) => new Problem("invalid", message, [{ path: ["file"], message }]);
	if (bytes.length > MAX_LOGO) throw refuse("The picture is larger than 200 kB. Choose a smaller one.");
	const type = logoTypeOf(bytes);
	if (!type) throw refuse("This file is no PNG, JPEG or WebP picture.");
	const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
	return { logo: { type, hash }, base64: Buffer.from(bytes).toString("base64") };
}

/** The pictures that every browser shows and that carry no script, by how their bytes begin, as Latin-1. */
const BEGINNINGS: [type: LogoType, ...parts: [at: number, text: string][]][] = [
	["image/png", [0, "\x89PNG\r\n\x1a\n"]],
	["image/jpeg", [0, "\xff\xd8\xff"]],
	["image/webp", [0, "RIFF"], [8, "WEBP"]],
];

function logoTypeOf(bytes: Uint8Array): LogoType | undefined {
	const beginning = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
	return BEGINNINGS.find(([, ...parts]) => parts.every(([at, text]) => beginning.startsWith(text, at)))?.[0];
}
