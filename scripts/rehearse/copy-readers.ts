import { setTimeout } from "node:timers/promises";

const EVERY = 100;

/** Somebody who asks a read-only copy for its front page and its health ten times a second, until disposed of. */
export class Readers implements AsyncDisposable {
	#ended = false;
	#counts = { answered: 0, failed: 0, behind: 0 };
	readonly #reading: Promise<void>;

	constructor(url: string) {
		this.#reading = this.#read(url);
	}

	/** What came of it so far; how far the copy said it was behind at most, in seconds. */
	counts(): { answered: number; failed: number; behind: number } {
		return { ...this.#counts };
	}

	async #read(url: string) {
		while (!this.#ended) {
			const [page, health] = await Promise.all([statusOf(`${url}/`), healthOf(`${url}/healthz`)]);
			if (page === 200) this.#counts.answered++;
			else this.#counts.failed++;
			this.#counts.behind = Math.max(this.#counts.behind, health.behindSeconds ?? 0);
			await setTimeout(EVERY);
		}
	}

	async [Symbol.asyncDispose]() {
		this.#ended = true;
		await this.#reading;
	}
}

const statusOf = (url: string) =>
	fetch(url).then(
		async (answer) => {
			await answer.arrayBuffer();
			return answer.status;
		},
		() => undefined,
	);

const healthOf = async (url: string) => (await (await fetch(url)).json()) as { behindSeconds: number | null };
