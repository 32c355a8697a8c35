import { editDistance } from "#app/domain/search/edit-distance.ts";

/** The names of others, such as PORT, are near to too many words to be taken for misspelt. */
const LONG_ENOUGH = 6;

/**
 * Variables that are no settings but nearly spelt like one that nobody set, each in a line that says so.
 * @param names of all settings
 */
export function misspeltSettings(
	env: Record<string, string | undefined>,
	names: readonly string[],
): string[] {
	const unset = names.filter((name) => name.length >= LONG_ENOUGH && !env[name]?.trim());
	return Object.keys(env)
		.filter((given) => env[given]?.trim() && !names.includes(given))
		.flatMap((given) => {
			const meant = unset.find((name) => {
				const most = name.length > 8 ? 2 : 1;
				return editDistance(given, name, most) <= most;
			});
			return meant ? [`${given} is no setting and does nothing. Did you mean ${meant}?`] : [];
		});
}
