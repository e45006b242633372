// `npm run bench -- NAME`: measures one promise of the product. The last line is one JSON object.
import type { Figures } from './figures.ts';

const benches: Record<string, () => Promise<{ measure: () => Promise<Figures> }>> = {
	'first-load': () => import('./first-load.ts'),
	'offline-start': () => import('./offline-start.ts'),
	'tap-to-durable': () => import('./tap-to-durable.ts'),
	phones: () => import('./phones.ts'),
	photo: () => import('./photo/photo.ts'),
	report: () => import('./report/report.ts'),
	push: () => import('./push/push.ts'),
	wire: () => import('./push/wire.ts'),
	backlog: () => import('./backlog.ts'),
	pull: () => import('./pull.ts'),
	relay: () => import('./relay/relay.ts'),
	trends: () => import('./trends/trends.ts'),
	'trend-detection': () => import('./trend-detection.ts'),
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) {
	const { measure } = await bench();
	const figures = await measure();
	const missing = Object.entries(figures).filter(([, figure]) => !Number.isFinite(figure));
	if (missing.length > 0) throw new Error(`No figure for ${missing.map(([it]) => it).join(', ')}`);
	console.log(JSON.stringify(figures));
} else {
	console.error(`Benches: ${Object.keys(benches).join(', ')}`);
	process.exitCode = 1;
}
