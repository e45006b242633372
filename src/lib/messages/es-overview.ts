// Spanish, the source: Panorama, what an owner reads in the morning. Sentences first, then numbers.
import { plural } from './plural.ts';

const count = plural('es');

/** A place may be missing from a sentence: where there is only one. */
const put = (...parts: string[]): string => parts.filter(Boolean).join(' ');

export const esOverview = {
	overview: {
		title: 'Panorama',
		period: (days: number) => `Panorama · últimos ${days} días`,
		/** Stands where a screen of one site shows its name. */
		sites: (n: number) => `${n} locales`,

		/** What a change is of; begins a sentence. */
		subjects: { overall: 'El puntaje', cleanliness: 'La limpieza', order: 'El orden' },
		/** Where, as it goes on after a verb; empty where it is plain. */
		atSite: (site: string) => `en ${site}`,
		atAreas: (areas: string) => `en ${areas}`,
		atSiteAreas: (site: string, areas: string) => `en ${site} (${areas})`,
		manyAreas: (n: number) => `${n} áreas`,
		bySpot: (sentence: string) => `${sentence}, según las revisiones sorpresa`,
		/** A change as a sentence, without a full stop: it is a title. */
		fell: (what: string, where: string, day: string) =>
			put(what, 'bajó de verdad', where, 'desde el', day),
		rose: (what: string, where: string, day: string) =>
			put(what, 'mejoró de verdad', where, 'desde el', day),
		dropped: (what: string, where: string, day: string) =>
			put(what, 'cayó fuera de lo normal', where, 'el', day),
		fellOnce: (what: string, where: string, from: string, to: string) =>
			put(what, 'bajó de verdad', where, `del ${from} al ${to}`),
		roseOnce: (what: string, where: string, from: string, to: string) =>
			put(what, 'mejoró de verdad', where, `del ${from} al ${to}`),

		/** The title when there is no change to tell. */
		calm: (days: number) => `Nada cambió de verdad en los últimos ${days} días`,
		tooFew: 'Todavía no se distingue un cambio del azar',
		tooFewHelp: (n: number) =>
			`${count(n, { one: 'Falta un recorrido completo', other: `Faltan ${n} recorridos completos` })} para saber qué es lo usual aquí. Entre dos recorridos cortos el puntaje puede moverse más de 20 puntos por puro azar.`,
		emptyTitle: 'Aquí leerá qué cambió de verdad',
		empty:
			'Cada recorrido le enseña a esta pantalla qué es lo usual en su local. Desde el primero dice qué sigue abierto y qué no se ha mirado; desde doce, distingue un cambio real del azar.',
		auditorTitle: 'Panorama es de la casa',
		auditor:
			'Quien audita no ve cómo se califica la casa. Por eso su revisión vale: mira con ojos propios.',

		/** Kinds of change, beside a triangle. */
		worse: 'Cambio real',
		better: 'Mejora sostenida',
		isNew: 'nuevo esta semana',
		/** After «86.1 → 79.4». */
		arrow: (from: string, to: string) => `de ${from} a ${to}`,
		runBelow: (n: number) => `${n} recorridos seguidos bajo lo usual`,
		runAbove: (n: number) => `${n} recorridos seguidos sobre lo usual`,
		farBelow: (n: number) =>
			count(n, {
				one: 'un recorrido bajo el rango normal',
				other: `${n} recorridos bajo el rango normal`,
			}),
		how: 'Cómo se sabe',
		howAreas: (areas: string) => `Se comparan los recorridos de las mismas áreas: ${areas}.`,
		howUsual: (usual: string, n: number) =>
			`Lo usual era ${usual}: el promedio de los primeros ${n} recorridos que se pueden comparar con estos.`,
		howNow: (now: string, n: number) =>
			count(n, {
				one: `En el recorrido que lo cambió fue ${now}.`,
				other: `En los ${n} recorridos del cambio fue ${now} en promedio.`,
			}),
		howRange: (lower: string, upper: string) =>
			`El azar solo mueve un recorrido entre ${lower} y ${upper}.`,
		howRun: 'Ocho seguidos del lado malo casi nunca salen por azar.',
		howRise: 'Nueve seguidos del lado bueno casi nunca salen por azar.',
		howFar: 'Ninguno debería quedar fuera de ese rango por azar.',
		howRestart:
			'Si esto es lo nuevo de siempre, en Tendencias puede empezar una base nueva desde ahí.',
		firstWalk: (day: string) => `Empezó: ${day}`,
		noticedWalk: (day: string) => `Se notó: ${day}`,
		lastWalk: (day: string) => `Último: ${day}`,
		also: 'Lo mismo se ve también así',
		line: 'Ver la línea',
		causes: 'Lo que más habla mal en esos recorridos',
		causeOf: (fails: number, of: number) =>
			of === 1 ? 'en ese recorrido' : `${fails} de los últimos ${of}`,
		past: (n: number) =>
			count(n, { one: 'Un cambio que ya pasó', other: `${n} cambios que ya pasaron` }),

		/** What is no change. */
		changesTitle: 'Cambios reales',
		quiet: (n: number) =>
			count(n, {
				one: 'Lo demás es ruido normal: una línea sube y baja sin haber cambiado.',
				other: `Lo demás es ruido normal: ${n} líneas suben y bajan sin haber cambiado.`,
			}),
		quietAll: (n: number) =>
			count(n, {
				one: 'Es ruido normal: la línea sube y baja sin haber cambiado.',
				other: `Es ruido normal: ${n} líneas suben y bajan sin haber cambiado.`,
			}),
		calmSites: (sites: string) => `Sin cambio real: ${sites}.`,
		others: (n: number) => count(n, { one: 'otro local', other: `otros ${n} locales` }),
		watched: (what: string) => `A vigilar: ${what}.`,
		waiting: (n: number) =>
			count(n, {
				one: 'Una línea todavía no llega a sus doce recorridos.',
				other: `${n} líneas todavía no llegan a sus doce recorridos.`,
			}),
		falseAlarms: (n: string, days: number) =>
			`Aunque nada cambiara, en ${days} días saldrían por azar unos ${n} avisos.`,
		noiseHow: 'Qué es una línea, y cuánto se equivoca',
		noiseLine:
			'Una línea es el puntaje, la limpieza o el orden de un mismo local con las mismas listas. Sus primeros doce recorridos dicen qué es lo usual; los demás se comparan con eso.',
		noiseWatched:
			'A vigilar: dos de sus últimos tres recorridos quedaron bajos. Todavía puede ser azar.',
		noiseFalse:
			'Veinte recorridos de una línea donde nada cambia dan un aviso falso en 13 de cada 100 casos. Un aviso es para ir a mirar, no para culpar a nadie.',

		/** What keeps coming back. */
		itemsTitle: 'Lo que vuelve una y otra vez',
		itemsNone: 'Ningún punto vuelve una y otra vez.',
		ofLast: (n: number, of: number) => `${n} de ${of}`,
		ofLastLong: (n: number, of: number) => `Mal en ${n} de las últimas ${of} veces`,
		before: (n: number, of: number, percent: string) =>
			`antes, en ${n} de ${of} (${percent}\u00a0%)`,
		noBefore: 'sin historia anterior con que comparar',
		verdicts: {
			more: 'pasa más que antes',
			less: 'pasa menos que antes',
			unsure: 'la diferencia puede ser azar',
		},
		bandage: (n: number) => `Curita: arreglado ${n} veces en el momento, y sigue volviendo.`,
		chronic: 'Falla mucho más que los demás puntos de su área.',
		recurrent: 'Falló en tres o más de las últimas cinco veces.',
		again: 'Otra vez: falló dos veces seguidas.',
		itemHow: 'Cómo se cuenta',
		itemNow: (low: string, high: string) =>
			`Ahora habla mal entre el ${low}\u00a0% y el ${high}\u00a0% de las veces (95 % de confianza).`,
		itemBefore: (low: string, high: string) => `Antes, entre el ${low}\u00a0% y el ${high}\u00a0%.`,
		itemVerdicts: {
			more: 'Los dos rangos no se tocan: pasa más que antes.',
			less: 'Los dos rangos no se tocan: pasa menos que antes.',
			unsure: 'Los dos rangos se tocan: la diferencia puede ser azar.',
		},
		itemOrder: (n: number, of: number, days: number, low: string) =>
			`En los últimos ${days} días, mal en ${n} de ${of}: casi seguro más del ${low}\u00a0% de las veces. Por ese número se ordena la lista, para que uno de uno no quede primero. Arreglarlo en el momento no lo borra de la cuenta.`,
		itemBandage: 'Arreglar no es resolver: busque la causa y ponga a alguien a cargo.',
		itemLast: (day: string) => `La última vez: ${day}`,

		/** What is open past its hour. */
		overdueTitle: (n: number) =>
			count(n, {
				one: 'Una intrusión sigue abierta pasado su plazo',
				other: `${n} intrusiones siguen abiertas pasado su plazo`,
			}),
		overdueNone: 'Nada está pasado de plazo',
		inTime: (n: number) =>
			count(n, {
				one: 'Una más está abierta y todavía tiene tiempo.',
				other: `${n} más están abiertas y todavía tienen tiempo.`,
			}),
		inTimeOnly: (n: number) =>
			count(n, {
				one: 'Una está abierta y todavía tiene tiempo.',
				other: `${n} están abiertas y todavía tienen tiempo.`,
			}),
		overdueAt: (n: number) =>
			count(n, { one: 'una pasada de plazo', other: `${n} pasadas de plazo` }),
		criticalAt: (n: number) =>
			count(n, { one: 'una de ellas crítica', other: `${n} de ellas críticas` }),
		critical: (time: string) => `crítica, abierta hace ${time}`,
		late: (time: string) => `vencida hace ${time}`,
		minutes: 'menos de una hora',
		hours: (n: number) => count(n, { one: 'una hora', other: `${n} horas` }),
		days: (n: number) => count(n, { one: 'un día', other: `${n} días` }),
		moreSites: (n: number) => count(n, { one: 'Ver un local más', other: `Ver ${n} locales más` }),
		moreChanges: (n: number) =>
			count(n, { one: 'Ver un cambio más', other: `Ver ${n} cambios más` }),
		more: (n: number) => count(n, { one: 'Ver una más', other: `Ver ${n} más` }),
		ladder: 'Qué plazo tiene cada una',
		ladderText:
			'Crítica: de inmediato. Peso 3: antes de que termine el turno. Peso 2: 72 horas. Peso 1: siete días. Cuenta desde que se vio por primera vez, y se cierra cuando alguien la ve bien o la arregla.',

		/** What nobody looked at. */
		unlookedTitle: 'Lo que nadie ha mirado',
		unlookedLately: (days: number) => `en los últimos ${days} días`,
		unlookedNone: (days: number) => `Todo se miró en los últimos ${days} días`,
		unlookedNoneHelp: 'Todas las áreas, en todos los turnos.',
		unlookedAll: (day: string) => `Nadie lo ha recorrido desde el ${day}.`,
		unlookedNever: 'Nadie lo ha recorrido todavía.',
		unlookedArea: (area: string, day: string) => `${area}: nadie desde el ${day}.`,
		unlookedAreaNever: (area: string) => `${area}: nadie, nunca.`,
		unlookedShift: (shift: string) => `En el turno ${shift} nadie ha mirado nada.`,
		unlookedShiftAreas: (shift: string, areas: string) =>
			`En el turno ${shift} nadie ha mirado ${areas}.`,
		walkThem: 'Recorrer lo que falta',
		walkSite: 'Empezar un recorrido aquí',
		missingAt: (n: number, of: number) => `${n} de ${of} áreas por turno sin mirar`,
		grid: 'Ver área por turno',
		gridArea: 'Área',
		gridSeen: 'visto',
		gridNever: 'nunca',
		gridHelp: 'Rayado: nadie miró. El día es el de la última vez.',
	},
};
