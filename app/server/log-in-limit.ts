import { networkOf } from "#app/auth/network-of.ts";
import type {
	BegunAttempt,
	CountedAttempt,
	LogInAttempt,
	LogInLimit,
	RefusedAttempt,
} from "#app/http/context.ts";
import { type Allowance, createFailureMeter, type FailureMeter } from "./failure-meter.ts";

/** Of one account, from all browsers that never logged in to it: at most a hundred in any hour. */
const ACCOUNT: Allowance = { most: 80, perHour: 20 };
/** How much of it those may use up who have failed for the account at their address … */
const FOR_REPEATED = 40;
/** … and those who have not; the rest is left to addresses where the account was logged in to lately. */
const FOR_FIRST = 70;
/** Of one account, from one address or /64. */
const ACCOUNT_HERE: Allowance = { most: 10, perHour: 10 };
/** From one address or /64, of whatever accounts. */
const ADDRESS: Allowance = { most: 30, perHour: 30 };
/** From one browser that has logged in to the account before, or by somebody whose session it is. */
const KNOWN: Allowance = { most: 20, perHour: 20 };
/** A right password is remembered of an account and an address for thirty days, as far as a meter does. */
const LATELY: Allowance = { most: 1, perHour: 1 / (30 * 24) };

/** Mails with a link for a new password: to one address, and from one address or /64. */
const MAILS_TO: Allowance = { most: 3, perHour: 3 };
const MAILS_FROM: Allowance = { most: 10, perHour: 10 };

/** So many failures of an account at an address are a person’s slips: others’ failures there do not count. */
const SLIPS = 3;

/**
 * Limits wrong passwords so that neither those that others guess at the same address nor those that a stranger
 * guesses elsewhere keep out somebody who has the right one (decision 20).
 *
 * A browser that is known for the account has a count of its own and is held to nothing else. Others are held to the
 * account’s count: those who have failed for it at their address to a part, so that the rest is left to those who come
 * for the first time. Whoever has failed here for this account more than a few times is held besides to the count of
 * the account here and to that of the address.
 */
export function createLogInLimit(now?: () => number) {
	const accounts = createFailureMeter(ACCOUNT, now);
	const accountsHere = createFailureMeter(ACCOUNT_HERE, now);
	const addresses = createFailureMeter(ADDRESS, now);
	const known = createFailureMeter(KNOWN, now);
	const mailsTo = createFailureMeter(MAILS_TO, now);
	const mailsFrom = createFailureMeter(MAILS_FROM, now);
	const successes = createFailureMeter(LATELY, now);

	/** Where an attempt is counted. */
	const placesOf = (attempt: CountedAttempt): [FailureMeter, string][] => {
		if ("codeOf" in attempt) return [[known, `code ${attempt.browser ?? ""} ${attempt.codeOf}`]];
		if ("mailTo" in attempt) return [[mailsTo, attempt.mailTo]];
		if ("mailFrom" in attempt) return [[mailsFrom, networkOf(attempt.mailFrom)]];
		if ("userId" in attempt) return [[known, `session ${attempt.userId}`]];
		const { account, address, browser } = attempt;
		if (browser !== undefined) return [[known, `browser ${browser} ${account}`]];
		const network = networkOf(address);
		return [
			[accounts, account],
			[accountsHere, `${account} ${network}`],
			[addresses, network],
		];
	};

	/** Seconds until a stranger may try, and for how long one waits whose password is wrong. */
	const strangerWaits = (account: string, network: string) => {
		const here = `${account} ${network}`;
		const failed = accountsHere.level(here);
		const areSlips = failed <= SLIPS - 1;
		const isWelcome = areSlips && successes.level(here) > 0;
		const share = isWelcome ? ACCOUNT.most : failed === 0 ? FOR_FIRST : FOR_REPEATED;
		const waitIfWrong = addresses.wait(network);
		return {
			wait: Math.max(
				accounts.wait(account, share),
				areSlips ? 0 : accountsHere.wait(here),
				areSlips ? 0 : waitIfWrong,
			),
			waitIfWrong,
		};
	};

	return {
		begin(attempt: CountedAttempt): RefusedAttempt | BegunAttempt {
			const places = placesOf(attempt);
			const isStranger = "account" in attempt && attempt.browser === undefined;
			const { wait, waitIfWrong } = isStranger
				? strangerWaits(attempt.account, networkOf(attempt.address))
				: { wait: Math.max(...places.map(([meter, key]) => meter.wait(key))), waitIfWrong: 0 };
			if (wait > 0) return { wait };
			for (const [meter, key] of places) meter.add(key);
			return { waitIfWrong };
		},
		takeBack(attempt: CountedAttempt): void {
			for (const [meter, key] of placesOf(attempt)) meter.takeBack(key);
		},
		noteSuccess: ({ account, address }: LogInAttempt): void =>
			successes.add(`${account} ${networkOf(address)}`),
	} satisfies LogInLimit;
}
