import { CommandFailed } from "./failure.ts";

const MAX_LENGTH = 4096;

/**
 * The first line of standard input. At a terminal it asks, and what is typed is not shown.
 * @throws CommandFailed when there is none, or the person breaks off
 */
export async function readPassword(): Promise<string> {
	const { stdin } = process;
	const password = stdin.isTTY ? await askHidden() : await firstLine();
	if (password === "") throw new CommandFailed("No password came in on standard input");
	return password;
}

async function firstLine(): Promise<string> {
	let text = "";
	process.stdin.setEncoding("utf8");
	for await (const chunk of process.stdin) {
		text += chunk;
		if (text.includes("\n") || text.length > MAX_LENGTH) break;
	}
	return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}

const [ENTER, CONTROL_C, CONTROL_D, BACKSPACE] = ["\r", "\u0003", "\u0004", "\u007f"];

function askHidden(): Promise<string> {
	const { stdin, stderr } = process;
	stderr.write("Password: ");
	stdin.setEncoding("utf8");
	stdin.setRawMode(true);
	let typed = "";
	return new Promise((resolve, reject) => {
		const end = (finish: () => void) => {
			stdin.off("data", take);
			stdin.setRawMode(false);
			stdin.pause();
			stderr.write("\n");
			finish();
		};
		const take = (chunk: string) => {
			for (const character of chunk) {
				if (character === ENTER || character === "\n" || character === CONTROL_D)
					return end(() => resolve(typed));
				if (character === CONTROL_C) return end(() => reject(new CommandFailed("Broken off")));
				typed = character === BACKSPACE ? [...typed].slice(0, -1).join("") : typed + character;
			}
		};
		stdin.on("data", take);
	});
}
