/**
 * Middles for labels that want to stand at given heights and may not overlap: each as near to its own as the others
 * leave it (pool adjacent violators on the gaps, which makes the sum of squared moves least).
 * @param wanted middles asked for  @param heights of the labels  @param top, bottom the room, at least all heights
 * @returns middles in the order asked
 */
export function spread(
	wanted: readonly number[],
	heights: readonly number[],
	top: number,
	bottom: number,
): number[] {
	const order = wanted.map((_, index) => index).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
	const blocks: { labels: number[]; height: number; middle: number }[] = [];
	for (const label of order) {
		const height = heights[label] ?? 0;
		let block = { labels: [label], height, middle: within(wanted[label] ?? 0, height, top, bottom) };
		for (let above = blocks.at(-1); above && overlaps(above, block); above = blocks.at(-1)) {
			blocks.pop();
			block = joined(above, block, { wanted, heights, top, bottom });
		}
		blocks.push(block);
	}
	const middles: number[] = wanted.map(() => 0);
	for (const { labels, height, middle } of blocks) {
		let at = middle - height / 2;
		for (const label of labels) {
			const own = heights[label] ?? 0;
			middles[label] = at + own / 2;
			at += own;
		}
	}
	return middles;
}

type Block = { labels: number[]; height: number; middle: number };
type Room = { wanted: readonly number[]; heights: readonly number[]; top: number; bottom: number };

const overlaps = (above: Block, below: Block) =>
	above.middle + above.height / 2 > below.middle - below.height / 2 + 1e-9;

const within = (middle: number, height: number, top: number, bottom: number) =>
	Math.max(top + height / 2, Math.min(bottom - height / 2, middle));

/** Two blocks as one, where the mean of what its labels ask for puts it. */
function joined(above: Block, below: Block, { wanted, heights, top, bottom }: Room): Block {
	const labels = [...above.labels, ...below.labels];
	const height = above.height + below.height;
	let before = 0;
	const tops = labels.map((label) => {
		const own = heights[label] ?? 0;
		const asked = (wanted[label] ?? 0) - before - own / 2;
		before += own;
		return asked;
	});
	const start = tops.reduce((sum, each) => sum + each, 0) / tops.length;
	return { labels, height, middle: within(start + height / 2, height, top, bottom) };
}
