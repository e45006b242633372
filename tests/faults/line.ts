// A line between real processes that can be cut, narrowed and falsified: a small TCP proxy that knows
// just enough of HTTP to answer in the server's place.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What happens to one connection, decided when it is made. */
export type Mishap =
	| { kind: 'none' }
	/** The request never gets there. */
	| { kind: 'refuse' }
	/** Cut after so many bytes of the request, or of the answer. */
	| { kind: 'cut'; side: 'request' | 'answer'; after: number }
	/** Somebody else answers: a portal, a broken proxy. */
	| { kind: 'answer'; with: string }
	/** The answer comes in pieces of so many bytes. */
	| { kind: 'slice'; size: number };

/**
 * Bits a second each way, one-way delay in ms, and the share of pieces that are lost and sent once more
 * when their sender has waited in vain; what comes behind them waits as long.
 */
export type Width = { bits: number; delay: number; loss: number; chance: () => number };

export class Line {
	/** Chosen for every new connection. */
	next: () => Mishap = () => ({ kind: 'none' });
	width: Width | null = null;
	/** How many connections met a mishap and pieces were lost, and how many bytes went by. */
	fired = 0;
	bytes = { up: 0, down: 0 };
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	#target: number;

	private constructor(target: number) {
		this.#target = target;
		this.#server = createServer((phone) => this.#carry(phone));
	}

	static async to(port: number): Promise<Line> {
		const line = new Line(port);
		await new Promise<void>((done) => line.#server.listen(0, '127.0.0.1', done));
		return line;
	}

	get origin(): string {
		return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
	}

	/** The server came back at another port. */
	lead(port: number): void {
		this.#target = port;
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise<void>((done) => this.#server.close(() => done()));
	}

	#carry(phone: Socket): void {
		const mishap = this.next();
		if (mishap.kind !== 'none') this.fired += 1;
		this.#keep(phone);
		if (mishap.kind === 'refuse') return void phone.destroy();
		if (mishap.kind === 'answer') return falsify(phone, mishap.with);
		const server = this.#keep(connect(this.#target, '127.0.0.1'));
		const limit = mishap.kind === 'cut' ? mishap.after : Infinity;
		const isUp = mishap.kind === 'cut' && mishap.side === 'request';
		const isDown = mishap.kind === 'cut' && mishap.side === 'answer';
		const size = mishap.kind === 'slice' ? mishap.size : null;
		this.#pass(phone, server, { most: isUp ? limit : Infinity, size: null, way: 'up' });
		this.#pass(server, phone, { most: isDown ? limit : Infinity, size, way: 'down' });
	}

	#keep(socket: Socket): Socket {
		this.#sockets.add(socket);
		socket.setNoDelay(true);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => this.#sockets.delete(socket));
		return socket;
	}

	/** Bytes from one end to the other, in order, at the line's pace; both ends fall at the cut. */
	#pass(
		from: Socket,
		to: Socket,
		{ most, size, way }: { most: number; size: number | null; way: 'up' | 'down' },
	): void {
		let passed = 0;
		let free = 0;
		let turn = Promise.resolve();
		const send = async (piece: Buffer): Promise<void> => {
			free = Math.max(free, performance.now()) + this.#cost(piece.length);
			const wait = free + (this.width?.delay ?? 0) - performance.now();
			if (wait > 1) await new Promise((done) => setTimeout(done, wait));
			if (!to.destroyed && !to.write(piece)) await onceFree(to);
		};
		from.on('data', (bytes: Buffer) => {
			const rest = bytes.subarray(0, Math.max(0, most - passed));
			passed += bytes.length;
			this.bytes[way] += rest.length;
			for (const piece of piecesOf(rest, size ?? (this.width ? 1_400 : 65_536)))
				turn = turn.then(() => send(piece));
			if (passed >= most) turn = turn.then(() => fell(from, to));
			// A narrow line holds its sender back.
			if (this.width) {
				from.pause();
				turn = turn.then(() => void from.resume());
			}
		});
		from.on('end', () => (turn = turn.then(() => void to.end())));
		from.on('close', () => (turn = turn.then(() => void to.destroy())));
	}

	#cost(bytes: number): number {
		if (!this.width) return 0;
		const { bits, delay, loss, chance } = this.width;
		const once = (bytes * 8 * 1000) / bits;
		let cost = once;
		while (chance() < loss) {
			this.fired += 1;
			cost += 2 * delay + once;
		}
		return cost;
	}
}

function fell(a: Socket, b: Socket): void {
	a.destroy();
	b.destroy();
}

const onceFree = (socket: Socket): Promise<void> =>
	new Promise((done) => {
		socket.once('drain', done);
		socket.once('close', done);
	});

function piecesOf(bytes: Buffer, size: number): Buffer[] {
	const pieces: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
	return pieces;
}

/** Waits for the head of a request, then answers it with bytes of somebody else. */
function falsify(phone: Socket, text: string): void {
	phone.once('data', () => phone.end(text));
	phone.resume();
}

/** Whole HTTP answers that are not our server speaking, or not all of it. */
export const foreign = {
	portal: http('200 OK', 'text/html', '<html><body>Bienvenido a la red del hotel</body></html>'),
	redirect:
		'HTTP/1.1 302 Found\r\nLocation: http://localhost:9/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
	nothing: 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n',
	gateway: http('502 Bad Gateway', 'text/html', '<h1>502</h1>'),
	garbage: http('200 OK', 'application/json', '{"p":1,"magic":"th","res":{"runs":[[0,'),
	otherJson: http('200 OK', 'application/json', '{"ok":true}'),
	empty: http('200 OK', 'application/json', ''),
};

function http(status: string, type: string, body: string): string {
	return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
}
