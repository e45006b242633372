// A line between a phone and the server in one process, that loses, doubles, delays, cuts and lies.

export type Carry = (request: Request) => Promise<Response>;

/** Numbers from 0 to 1 that come again when a run is played again. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0 || 1;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}

export const mishaps = [
	/** The request never gets there. */
	'lost',
	/** It is done, and nobody hears of it. */
	'deaf',
	/** It gets there twice. */
	'twice',
	/** It gets there once more, after later ones. */
	'again later',
	/** The answer is cut in the middle. */
	'cut',
	/** A captive portal answers. */
	'portal',
	/** A broken proxy answers. */
	'gateway',
	/** Others go first. */
	'slow',
] as const;
export type Mishap = (typeof mishaps)[number];

export type LineFaults = { chance: Chance; share: number; kinds: readonly Mishap[] };

export class Line {
	isDown = false;
	/** Null: nothing goes wrong. */
	faults: LineFaults | null = null;
	/** What happens to the next requests, in turn, before chance is asked. */
	readonly planned: (Mishap | null)[] = [];
	/** How often something went wrong, and how many requests there were. */
	fired = 0;
	requests = 0;
	/** Picks requests that arrive with one byte changed. */
	garbles: ((request: Request) => boolean) | null = null;
	/** Everything that went by, as text, where somebody listens. */
	heard: ((text: string) => void) | null = null;
	readonly #carry: Carry;
	#late: Request[] = [];

	constructor(carry: Carry) {
		this.#carry = async (request) =>
			carry(this.garbles?.(request) ? await garbled(request) : request);
	}

	/** What a transport is given instead of the browser's fetch. */
	readonly fetch: Carry = async (request) => {
		this.requests += 1;
		if (this.isDown) throw new TypeError('no network');
		const mishap = this.#next();
		if (mishap) this.fired += 1;
		const response = await this.#with(mishap, request);
		await this.#deliverLate(mishap);
		if (this.heard) this.heard(await response.clone().text());
		return response;
	};

	#next(): Mishap | null {
		if (this.planned.length > 0) return this.planned.shift() ?? null;
		const { faults } = this;
		if (!faults || faults.chance() >= faults.share) return null;
		return faults.kinds[Math.floor(faults.chance() * faults.kinds.length)] ?? null;
	}

	async #with(mishap: Mishap | null, request: Request): Promise<Response> {
		switch (mishap) {
			case null:
				return this.#carry(request);
			case 'lost':
				throw new TypeError('lost');
			case 'deaf':
				await this.#carry(request);
				throw new TypeError('the answer was lost');
			case 'twice': {
				const second = request.clone();
				await this.#carry(request);
				return this.#carry(second);
			}
			case 'again later':
				this.#late.push(request.clone());
				return this.#carry(request);
			case 'cut': {
				const response = await this.#carry(request);
				const bytes = await response.arrayBuffer();
				const { status, headers } = response;
				return new Response(bytes.slice(0, bytes.byteLength / 2), { status, headers });
			}
			case 'portal':
				return new Response('<html>Bienvenido</html>', {
					headers: { 'content-type': 'text/html' },
				});
			case 'gateway':
				return new Response('<h1>502</h1>', { status: 502 });
			case 'slow':
				for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
				return this.#carry(request);
		}
	}

	async #deliverLate(mishap: Mishap | null): Promise<void> {
		if (mishap === 'again later' || this.#late.length === 0) return;
		const late = this.#late;
		this.#late = [];
		for (const request of late) await this.#carry(request);
	}
}

async function garbled(request: Request): Promise<Request> {
	const bytes = new Uint8Array(await request.clone().arrayBuffer());
	bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
	return new Request(request, { body: bytes });
}
