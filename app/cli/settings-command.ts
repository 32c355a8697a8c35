import type { Command } from "commander";
import { misspelt, settingsInForce } from "#app/server/environment.ts";
import { answers, examples } from "./command.ts";
import { table } from "./table.ts";

/** `settings`: what the program would start with. */
export function addSettingsCommand(program: Command): void {
	answers(
		program
			.command("settings")
			.description("show the settings in force, and which are defaults")
			.addHelpText(
				"after",
				`\nWhat each means stands in docs/operations.md. Secrets are not shown.\n${examples("equipoise settings")}`,
			),
		() => {
			const settings = settingsInForce(process.env);
			const rows = settings.map(({ name, value, isSet }) => [
				...[name, value === "" ? "not set" : value, isSet ? "set" : "default"],
			]);
			for (const told of misspelt(process.env)) process.stderr.write(`${told}\n`);
			return { text: table([["setting", "value", "from"], ...rows]), data: settings };
		},
	);
}
