// Spanish, the source: Tendencias, what truly changes over time. Sentences first, numbers a tap away.
import { plural } from './plural.ts';

const count = plural('es');

export const esTrends = {
	trends: {
		title: 'Tendencias',
		lead: 'Recorridos propios, como se halló',
		leadSpots: 'Revisiones sorpresa, como se halló',

		/** What a line is of; begins a sentence, always in the singular. */
		subjects: {
			overall: 'El puntaje',
			cleanliness: 'La limpieza',
			order: 'El orden',
			supplies: 'El puntaje de insumos',
			dress: 'El puntaje de vestimenta',
			conduct: 'El puntaje de conducta',
		},
		inArea: (subject: string, area: string) => `${subject} de ${area}`,
		inShift: (subject: string, shift: string) => `${subject} en el turno ${shift}`,
		overall: 'Todas',
		score: 'Puntaje',

		/** Titles of the chart: a sentence without its full stop. */
		fell: (what: string, day: string) => `${what} bajó de verdad desde el ${day}`,
		dropped: (what: string, day: string) => `${what} cayó fuera de lo normal el ${day}`,
		rose: (what: string, day: string) => `${what} mejoró de verdad desde el ${day}`,
		watched: (what: string) => `${what} no ha cambiado de verdad, pero conviene vigilarlo`,
		quiet: (what: string) => `${what} no cambió: lo que se ve es ruido normal`,
		dots: (n: number) =>
			`Todavía son puntos sueltos: ${count(n, { one: 'falta un recorrido', other: `faltan ${n} recorridos` })} para una línea`,
		provisional: (n: number) =>
			`Provisional: ${count(n, { one: 'falta un recorrido', other: `faltan ${n} recorridos` })} para saber qué es lo usual`,
		emptyTitle: 'Aquí verá qué cambia de verdad',
		empty:
			'Cada recorrido terminado pone un punto. Con seis hay una línea; con doce, la pantalla sabe qué es lo usual en su local y distingue un cambio real del azar.',
		emptyLine: 'No hay recorridos con esta selección. Elija otra área, turno o grupo de listas.',
		emptyStart: 'Empezar un recorrido',
		auditorTitle: 'Las tendencias son de la casa',
		auditor: 'Quien audita no ve cómo se califica la casa. Por eso su revisión vale.',

		/** Under the title. */
		runBelow: (n: number, from: string, to: string) =>
			`${count(n, { one: 'Un recorrido', other: `${n} recorridos seguidos` })} bajo su promedio (${from} → ${to}).`,
		runAbove: (n: number, from: string, to: string) =>
			`${count(n, { one: 'Un recorrido', other: `${n} recorridos seguidos` })} sobre lo usual (${from} → ${to}).`,
		farBelow: (to: string, limit: string) =>
			`Quedó en ${to}; lo normal aquí es de ${limit} para arriba.`,
		watchedHelp:
			'Dos de los últimos tres recorridos quedaron cerca del límite. Aún puede ser azar.',
		quietHelp: (from: string, to: string) =>
			`Entre ${from} y ${to} los recorridos suben y bajan por azar. No persiga cada punto.`,
		fewHelp: 'Entre dos recorridos cortos el puntaje puede moverse más de 20 puntos por puro azar.',
		besideChanged: (what: string) => `${what} sí cambió`,
		besideQuiet: (what: string) => `${what} no cambió: es ruido normal.`,
		restQuiet: 'Lo demás no cambió: es ruido normal.',

		range: (from: string, to: string) => `rango normal ${from} – ${to}`,
		walks: (n: number, written: string) =>
			count(n, { one: 'un recorrido', other: `${written} recorridos` }),

		/** Filters. */
		filters: 'Qué se mira',
		site: 'Local',
		closedSite: (site: string) => `${site} (cerrado)`,
		what: 'Qué',
		wholeSite: 'Todo el local',
		ofArea: (area: string, list: string) => (list ? `${area} (${list})` : area),
		byArea: 'Un área',
		bySet: 'Un grupo de áreas',
		dimension: 'Dimensión',
		shift: 'Turno',
		everyShift: 'Todos los turnos',
		period: 'Período',
		periods: { d90: 'Últimos 90 días', d365: 'Último año', all: 'Todo' },

		/** The chart and its legend. */
		chart: (what: string, n: number) =>
			`Gráfica: ${what}, ${count(n, { one: 'un recorrido', other: `${n} recorridos` })}. Las flechas van de punto en punto; Intro abre el recorrido.`,
		earlier: 'Antes',
		later: 'Después',
		legend: {
			walk: 'recorrido',
			worse: 'bajó de verdad',
			better: 'mejoró de verdad',
			spot: 'revisión sorpresa',
			left: 'como quedó',
			smooth: 'línea suavizada',
			mean: 'promedio usual',
			note: 'nota',
		},
		marks: { version: 'cambió la lista', owner: 'nuevo nivel', walkers: 'otras personas' },
		marksTitle: 'Qué se marcó en la gráfica',
		versionHelp:
			'La lista cambió tanto que antes y después no se comparan: ahí empieza otra línea.',
		/** Walks of phones that had not heard of a new version. */
		strays: (n: number, written: string) =>
			count(n, {
				one: 'Un recorrido se hizo con una lista que ya no era la de los demás: no lleva punto.',
				other: `${written} recorridos se hicieron con una lista que ya no era la de los demás: no llevan punto.`,
			}),
		walkersHelp: 'Desde aquí recorre otra gente. Quien mira cambia lo que se ve.',
		/** One point in words, for whoever hears it. */
		point: (day: string, score: string, left: string) => `${day}: ${score}, como quedó ${left}`,
		pointNone: 'Sin puntos',
		chosen: (score: string) => `${score} como se halló`,
		chosenLeft: (left: string) => `${left} como quedó`,
		chosenLike: (score: string) => `${score} comparado con la lista de hoy`,
		bad: (n: number) => count(n, { one: 'una intrusión', other: `${n} intrusiones` }),
		open: 'Ver el recorrido',
		tapHelp: 'Toque un punto para ver su recorrido. Arrastre para ir atrás en el tiempo.',

		/** Everything that changed, not only what holds now. */
		changes: 'Cambios reales en este período de la línea',
		fromTo: (from: string, to: string) => `del ${from} al ${to}`,
		on: (day: string) => `el ${day}`,
		since: (day: string) => `desde el ${day}`,
		worse: 'Bajó de verdad',
		better: 'Mejoró de verdad',
		arrow: (from: string, to: string) => `${from} → ${to}`,
		restart: 'Esto es lo usual ahora',
		restartTitle: 'Nuevo nivel usual',
		restartHelp: (day: string) =>
			`Desde el ${day} los recorridos se compararán con este nivel. Diga qué cambió: quien mire la gráfica lo leerá.`,
		restartNote: '¿Qué cambió?',
		restartPlaceholder: 'Nuevo proveedor de limpieza',
		restartMissing: 'Escriba qué cambió. Sin una razón, la línea sigue como está.',
		restartGo: 'Empezar de nuevo',
		restarted: 'Nuevo nivel guardado.',
		undoRestart: 'Quitar este nivel',
		restartGone: 'Nivel quitado: la línea se mide como antes.',

		/** Notes on the chart. */
		notes: 'Notas',
		addNote: 'Poner una nota',
		noteTitle: 'Nota en la gráfica',
		noteHelp:
			'Lo que pasó ese día y puede explicar un cambio. La ven todos los que ven la gráfica.',
		noteDay: 'Día',
		noteText: 'Qué pasó',
		notePlaceholder: 'Cambió el horario de entregas',
		noteMissing: 'Escriba qué pasó ese día.',
		noteGo: 'Guardar la nota',
		noteSaved: 'Nota guardada.',
		noteHide: (text: string) => `Quitar la nota: ${text}`,
		noteGone: 'Nota quitada.',
		removeShort: 'Quitar',

		/** How it is known. */
		how: '¿Cómo se sabe?',
		howUsual: (n: number, from: string, to: string) =>
			`Lo usual se tomó de ${n} recorridos, del ${from} al ${to}, y no se mueve: así un deterioro lento no se vuelve normal.`,
		howMean: (mean: string) => `Su promedio es ${mean}.`,
		howSigma: (sigma: string, items: string, moves: string) =>
			`De un recorrido a otro el azar mueve ${sigma} puntos: es lo mayor entre lo que dan los puntos de la lista (${items}) y lo que se movió de verdad (${moves}).`,
		howRange: (from: string, to: string) =>
			`El rango normal es ese promedio menos y más tres veces eso: de ${from} a ${to}.`,
		howRules:
			'Avisa un recorrido bajo el rango, u ocho seguidos bajo el promedio. Nueve seguidos sobre la mediana son una mejora sostenida. Sin ningún cambio, esto da una falsa alarma en 20 recorridos 13 de cada 100 veces.',
		howNone: (n: number) =>
			`Hacen falta 12 recorridos del mismo grupo de listas para saber qué es lo usual; hay ${n}. No se dibujan límites que todavía no se saben.`,
		howLeft:
			'La línea fina es cómo quedó después de lo arreglado en el momento. Nunca cambia el puntaje.',
		howCore:
			'La lista cambió un poco: todos los recorridos se miden aquí por los puntos que sus versiones comparten.',
		howSpot: 'Las revisiones sorpresa se dibujan aparte y no entran en ningún promedio ni límite.',
		other: 'Otra mirada',
		otherHelp: 'Dos pruebas más de los mismos recorridos. No avisan por sí solas.',
		runCalm: (runs: string) =>
			`Los recorridos cruzan su mediana como lo haría el azar (${runs} cruces).`,
		runLong: (n: string, max: string) =>
			`Hubo ${n} seguidos de un lado de la mediana; el azar rara vez pasa de ${max}. No es azar.`,
		runFew: (n: string, min: string) =>
			`Cruzan su mediana solo ${n} veces; por azar serían al menos ${min}. No es azar.`,
		runMixed:
			'Cruzan su mediana demasiado: parece que hay dos ritmos mezclados. Pruebe mirar turno por turno.',
		runNone: 'Hacen falta diez recorridos fuera de su mediana para esta prueba.',
		shareIn: (last: string, usual: string) =>
			`En el último recorrido habló mal ${last} de los puntos; lo usual es ${usual}. Está dentro de lo esperado.`,
		shareOut: (last: string, usual: string, upper: string) =>
			`En el último recorrido habló mal ${last} de los puntos; lo usual es ${usual} y hasta ${upper} lo explica el azar. Está fuera.`,

		/** The table behind the chart. */
		table: 'Los números en una tabla',
		newest: (n: string) => `Los ${n} más nuevos.`,
		date: 'Fecha',
		found: 'Como se halló',
		left: 'Como quedó',
		kind: 'Qué es',
		walk: 'Recorrido',
		spot: 'Revisión sorpresa',

		/** Heat map. */
		heat: 'Dónde y cuándo',
		heatHelp: (what: string) => `${what} por área y semana. Rayado: nadie miró.`,
		area: 'Área',
		week: (day: string) => `Semana del ${day}`,
		unlooked: 'nadie miró',
		tooLittle: 'se miró muy poco',
		heatCell: (score: string, walks: string) => `${score}, ${walks}`,

		/** Items. */
		items: 'Lo que vuelve una y otra vez',
		itemsHelp: 'Ordenado por lo que es seguro: uno de uno no dice nada.',
		itemsNone: 'Ningún punto habló mal en este período.',
		ofAnswers: (fails: string, answered: string) => `${fails} de ${answered}`,
		surely: (low: string, high: string) => `con seguridad entre ${low} y ${high}`,
		chronic: 'crónico: falla mucho más que los demás',
		recurrent: 'volvió tres veces en los últimos cinco',
		again: 'otra vez',
		bandage: 'curita: se arregla en el momento y vuelve',
		moreItems: 'Ver más puntos',

		/** Sites. */
		sites: 'Locales lado a lado',
		sitesHelp:
			'Puntaje de todos los recorridos del período, con su margen. Donde los márgenes se cruzan, no diga que uno es mejor.',
		moreSites: (n: number) => `Ver los ${n} locales`,
		sitesLists: 'Con listas distintas la comparación es solo una pista.',
		between: (low: string, high: string) => `entre ${low} y ${high}`,
		fewWalks: 'muy pocos recorridos para un margen',
		noWalks: 'sin recorridos',
		see: (site: string) => `Ver la línea de ${site}`,
	},
};
