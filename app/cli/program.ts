import { Command } from "commander";
import { PROGRAM_VERSION } from "#app/services/program-version.ts";
import { examples } from "./command.ts";
import { addDatabaseCommands } from "./database-commands.ts";
import { addExportCommand } from "./export-command.ts";
import { addImportCommand } from "./import-command.ts";
import { addPeopleCommands } from "./people-commands.ts";
import { addSettingsCommand } from "./settings-command.ts";
import { addTokenCommands } from "./token-commands.ts";

/** The command line: what each command takes, and the service it calls. */
export function createProgram(): Command {
	const program = new Command("equipoise")
		.description("Equipoise, a self-hosted clinical study tracker.")
		.version(PROGRAM_VERSION, "-V, --version", "print the version")
		.helpOption("-h, --help", "show this help")
		.helpCommand("help [command]", "show the help of a command")
		.showHelpAfterError("(add --help to see how it is used)")
		// An option after a command is that command's, also where the commands around it know one of this name.
		.enablePositionalOptions()
		.exitOverride()
		.addHelpText(
			"after",
			`
Run a command as: npm run --silent equipoise -- <command>

Environment, or a file .env beside package.json:
  DATABASE_PATH   the database (data/equipoise.db)
  SAMPLE_LIBRARY  false: a newly made database gets no sample studies (true)
  REGISTRY_URL    where import --nct fetches from (https://clinicaltrials.gov/api/v2)
${examples(
	"equipoise user add ada@example.org --role admin --password-stdin",
	"equipoise import --publish records/",
	"equipoise backup /backups/equipoise-$(date +%F).db",
)}

--json, where a command has it, prints the answer for scripts.

Exit code: 0 done, 1 failed with the reason on standard error, 2 wrong usage.`,
		);
	addDatabaseCommands(program);
	addExportCommand(program);
	addImportCommand(program);
	addPeopleCommands(program);
	addTokenCommands(program);
	addSettingsCommand(program);
	return program;
}
