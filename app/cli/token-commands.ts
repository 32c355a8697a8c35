import { type Command, Option } from "commander";
import * as z from "zod";
import { accountKey, tokenLabel } from "#app/domain/accounts/account-fields.ts";
import { createToken, listTokens, revokeToken, type TokenScope } from "#app/services/api-tokens.ts";
import { listAllTokens } from "#db/queries/api-tokens.ts";
import { answers, examples, withStore } from "./command.ts";
import { argument, personId } from "./people-commands.ts";
import { table } from "./table.ts";

const SYSTEM = { kind: "system" } as const;
const tokenId = z.string().regex(/^\d{1,15}$/, "Must be the number of a token, as token list gives it");

/** `token add`, `token list`, `token revoke`. */
export function addTokenCommands(program: Command): void {
	const token = program.command("token").description("list, make and revoke API tokens");
	answers<{ scope: TokenScope; label: string }>(
		token
			.command("add")
			.description("make a token for somebody and print it, and nothing else, on standard output")
			.argument("<email>", "in whose name it acts", accountKey)
			.addOption(
				new Option("--scope <scope>", "what it may do; the person's role is a limit too")
					.choices(["read", "write"])
					.default("write"),
			)
			.option("--label <label>", "what it is called in lists", argument(tokenLabel), "command line")
			.addHelpText(
				"after",
				`
The token is not stored and cannot be shown again. What it can do is shown at /api.
${examples(
	"equipoise token add ada@example.org --scope read --label notebook",
	"TOKEN=$(equipoise token add ada@example.org)",
)}`,
			),
		({ scope, label }, address) =>
			withStore((store) => {
				const made = createToken(store, SYSTEM, { userId: personId(store, address), label, scope });
				return { text: made.token, data: { ...made, email: address, scope, label } };
			}),
	);
	answers(
		token
			.command("list")
			.description("list the tokens that work")
			.argument("[email]", "only this person's", accountKey)
			.addHelpText("after", examples("equipoise token list", "equipoise token list ada@example.org --json")),
		(_, address) =>
			withStore((store) => {
				const tokens = address
					? listTokens(store, personId(store, address)).map((entry) => ({ ...entry, email: address }))
					: listAllTokens(store);
				const rows = tokens.map(({ id, email, scope, createdAt, lastUsedAt, label }) => [
					...[String(id), email, scope, createdAt.slice(0, 10), lastUsedAt?.slice(0, 10) ?? "never", label],
				]);
				const text =
					tokens.length === 0
						? "There are no tokens."
						: table([["ID", "EMAIL", "SCOPE", "MADE", "LAST USED", "LABEL"], ...rows]);
				return { text, data: tokens };
			}),
	);
	answers(
		token
			.command("revoke")
			.description("end a token at once")
			.argument("<id>", "its number in token list", argument(tokenId))
			.addHelpText("after", examples("equipoise token revoke 3")),
		(_, id) =>
			withStore((store) => {
				revokeToken(store, SYSTEM, Number(id));
				return { text: `Token ${id} is revoked.`, data: { id: Number(id), revoked: true } };
			}),
	);
}
