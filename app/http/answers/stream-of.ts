/** Bytes handed on at once: each study by itself would cost the socket more than it holds. */
const CHUNK = 64 * 1024;

/** Pieces as the body of an answer, made no faster than they are read; a reader who leaves ends their making. */
export function streamOf(
	pieces: AsyncGenerator<string | Uint8Array> | Generator<string>,
): ReadableStream<Uint8Array> {
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const held: Buffer[] = [];
			for (let size = 0; size < CHUNK; ) {
				const { value, done } = await pieces.next();
				if (done) {
					if (size > 0) controller.enqueue(Buffer.concat(held));
					controller.close();
					return;
				}
				const piece = Buffer.from(value as string);
				held.push(piece);
				size += piece.length;
			}
			controller.enqueue(Buffer.concat(held));
		},
		async cancel() {
			await pieces.return(undefined);
		},
	});
}
