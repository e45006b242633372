// The only file that knows chart.js: registers just the pieces a line needs.
import {
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
} from 'chart.js';
import type { SeriesName } from '#lib/domain/trend/series.ts';

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip);

export type LineChart = { destroy(): void };

export type Lines = {
	labels: string[];
	/** Values in tenths of a percent; null leaves a gap, never a zero. */
	series: { name: SeriesName; label: string; values: (number | null)[] }[];
	/** False: dots only, too few to join. */
	isLine: boolean;
};

const looks: Record<
	SeriesName,
	{ colour: string; dash: number[]; point: 'circle' | 'rect' | 'triangle' }
> = {
	overall: { colour: '--accent', dash: [], point: 'circle' },
	cleanliness: { colour: '--en-orden', dash: [8, 4], point: 'rect' },
	order: { colour: '--descuidos', dash: [2, 4], point: 'triangle' },
};

export function drawLines(
	canvas: HTMLCanvasElement,
	{ labels, series, isLine }: Lines,
	write: (tenths: number) => string,
): LineChart {
	const colour = coloursOf(canvas);
	const dotSize = labels.length > 60 ? 1.5 : labels.length > 25 ? 2.5 : 4;
	const all = series.flatMap(({ values }) => values.filter((value) => value !== null));
	const low = Math.max(0, Math.floor((Math.min(...all, 800) - 20) / 100) * 100);
	return new Chart(canvas, {
		type: 'line',
		data: {
			labels,
			datasets: series.map(({ name, label, values }) => ({
				label,
				data: values,
				borderColor: colour(looks[name].colour),
				backgroundColor: colour(looks[name].colour),
				borderDash: looks[name].dash,
				borderWidth: (name === 'overall' ? 2.6 : 1.8) * (labels.length > 40 ? 0.6 : 1),
				pointStyle: looks[name].point,
				pointRadius: name === 'overall' ? dotSize + 0.5 : dotSize,
				pointHoverRadius: dotSize + 3,
				showLine: isLine,
				spanGaps: false,
				clip: false as const,
				tension: 0,
			})),
		},
		options: {
			animation: false,
			maintainAspectRatio: false,
			interaction: { mode: 'index', intersect: false },
			scales: {
				x: {
					grid: { display: false },
					border: { color: colour('--line') },
					ticks: { color: colour('--muted'), autoSkipPadding: 24, maxRotation: 0 },
				},
				y: {
					min: low,
					max: 1000,
					border: { display: false },
					grid: { color: colour('--line') },
					ticks: {
						color: colour('--muted'),
						stepSize: 100,
						callback: (value) => String(Number(value) / 10),
					},
				},
			},
			plugins: {
				tooltip: {
					callbacks: {
						label: ({ dataset, parsed }) => `${dataset.label}: ${write(parsed.y ?? 0)}`,
					},
				},
			},
		},
	});
}

/** Reads tokens as the page shows them now: a probe resolves light-dark() to one colour. */
function coloursOf(canvas: HTMLCanvasElement): (token: string) => string {
	const probe = document.createElement('span');
	canvas.parentElement?.append(probe);
	const read = new Map<string, string>();
	for (const token of ['--accent', '--en-orden', '--descuidos', '--muted', '--line']) {
		probe.style.color = `var(${token})`;
		read.set(token, getComputedStyle(probe).color);
	}
	probe.remove();
	return (token) => read.get(token) ?? '';
}
