// Spanish, the source: what is taken along. A walk's report, files for other programs, an item's history.
import { plural } from './plural.ts';

const count = plural('es');

export const esShare = {
	/** The report of a walk: its buttons on the closing, and what the report says besides the walk. */
	share: {
		report: 'Compartir informe',
		reportAgain: 'Enviar el informe',
		save: 'Guardar el PDF',
		making: 'Preparando el informe…',
		photos: (done: string, total: string) => `Fotos: ${done} de ${total}`,
		fetching: (done: string, total: string) => `Trayendo fotos que faltan: ${done} de ${total}`,
		ready: 'El informe está listo. Toque otra vez para enviarlo.',
		saved: (name: string) => `Informe guardado: ${name}`,
		noShare: 'Este navegador no comparte archivos; el informe se guardó en las descargas.',
		photosLeft: (n: number) =>
			count(n, {
				one: 'Una foto no está en este teléfono: el informe lo dice en su lugar.',
				other: `${n} fotos no están en este teléfono: el informe lo dice en su lugar.`,
			}),
		failed:
			'El informe no se pudo preparar. El recorrido sigue guardado. Inténtelo otra vez; si vuelve a pasar, cierre y abra la aplicación.',
		notShared: 'El informe no se pudo enviar. Está listo: guárdelo como PDF o inténtelo otra vez.',
		spotTitle: 'Informe de la revisión sorpresa',
		spot: 'Revisión sorpresa: una muestra aparte. No entra en el puntaje ni en las tendencias de la casa.',
		open: 'Este recorrido se ha reabierto: sus números todavía pueden cambiar.',
		late: (n: number) =>
			count(n, {
				one: 'Una respuesta llegó después del cierre y ya cuenta en este informe.',
				other: `${n} respuestas llegaron después del cierre y ya cuentan en este informe.`,
			}),
		pointLate: 'Llegó después del cierre',
		missing: (n: number, name: string) =>
			count(n, {
				one: `Falta 1 respuesta de ${name}: está todavía en su teléfono.`,
				other: `Faltan ${n} respuestas de ${name}: están todavía en su teléfono.`,
			}),
		source: 'De dónde sale este informe',
		list: (name: string) => `Lista: ${name}`,
		version: (n: string) => `versión ${n}`,
		versionUnsent: 'versión todavía sin enviar',
		tpl: (hash: string) => `huella ${hash}`,
		made: (when: string, app: string) => `Hecho el ${when} con Todo Habla ${app}`,
		walk: (id: string) => `Recorrido ${id}`,
	},
	/** Ajustes › Llevarse los datos. */
	takeAway: {
		help: 'Recorridos, respuestas y fotos, para Excel u otro programa',
		lead: 'Se prepara en este teléfono, también sin señal.',
		sites: 'Locales',
		sitesMissing: 'Elija al menos un local.',
		period: 'Período',
		periods: {
			month: 'Este mes',
			quarter: 'Tres meses',
			year: 'Doce meses',
			all: 'Todo',
		},
		format: 'Formato',
		found: (n: number) =>
			count(n, { one: 'Un recorrido en ese período.', other: `${n} recorridos en ese período.` }),
		none: 'No hay recorridos en ese período. Elija otro período u otro local.',
		ownOnly: 'Como auditor, se lleva solo sus revisiones.',
		summaries: (n: number) =>
			count(n, {
				one: 'De un recorrido este teléfono tiene solo el resumen: va con su puntaje y su resultado por punto, sin notas, horas, personas ni fotos, y la columna de detalle lo dice.',
				other: `De ${n} recorridos este teléfono tiene solo el resumen: van con su puntaje y su resultado por punto, sin notas, horas, personas ni fotos, y la columna de detalle lo dice.`,
			}),
		fetch: (n: number) =>
			count(n, { one: 'Traer el detalle que falta', other: `Traer el detalle de ${n} recorridos` }),
		fetching: (left: number) =>
			count(left, { one: 'Falta un recorrido por traer…', other: `Faltan ${left} por traer…` }),
		fetchLater: 'Sin señal no se puede traer el detalle. Lo pedido vendrá en cuanto haya señal.',
		tooMany: (rows: string) =>
			`Son unas ${rows} respuestas: demasiadas para prepararlas en un teléfono. Elija menos meses o menos locales.`,
		make: 'Preparar el archivo',
		gathering: (done: string, total: string) => `Reuniendo recorridos: ${done} de ${total}`,
		ready: 'Listo',
		save: (name: string) => `Guardar ${name}`,
		share: 'Compartir',
		copy: '¿Necesita todo, con las fotos? Guarde una copia completa en Ajustes.',
		detail: 'Detalle',
		whole: 'completo',
		summary: 'solo resumen',
		everySite: 'todos los locales',
	},
	/** One item through time. */
	itemHistory: {
		title: 'Historia de un punto',
		none: 'Aquí se ve la historia de un punto. Llegue a él desde Tendencias o Panorama.',
		toTrends: 'Ir a Tendencias',
		unknown:
			'De este punto no hay respuestas en este teléfono. Puede ser de otro local, o de recorridos que todavía no han llegado.',
		ifFails: 'Cuando falla, el cliente piensa:',
		rate: (bad: string, of: string) => `Habló mal ${bad} de ${of} veces`,
		since: (day: string) => `Desde el ${day}, en recorridos de la casa.`,
		sinceSpot: (day: string) => `Desde el ${day}, en sus revisiones sorpresa.`,
		interval: (low: string, high: string) =>
			`Con los datos que hay, su frecuencia verdadera está entre ${low} y ${high} %, con 95 % de certeza. Cuantas más veces se mire, más angosto el margen.`,
		intervalWhy: 'Cómo se calculó',
		intervalHow:
			'Intervalo de Wilson al 95 % sobre las veces que se miró. Arreglarlo en el momento no quita la falla. «No aplica» y lo que no se pudo ver no cuentan.',
		verdict: {
			bandage: 'Curita: se arregla en el momento una y otra vez, y vuelve. Falta quitar la causa.',
			chronic: 'Crónico: falla más que los demás puntos de su área, y no es casualidad.',
			recurrent: 'Sigue volviendo: falló en tres o más de las últimas cinco veces que se miró.',
			again: 'Falló dos veces seguidas. Con una sola vez así no hay alarma.',
			calm: 'No vuelve más de lo que explica la casualidad.',
			few: 'Se ha mirado menos de cinco veces: todavía no se puede decir si vuelve.',
		},
		nowBad: 'La última vez habló mal.',
		nowGood: 'La última vez estaba bien.',
		strip: 'Recorrido por recorrido',
		stripHelp: 'Toque una marca para abrir su recorrido.',
		marks: {
			good: 'bien',
			bad: 'habló mal',
			fixed: 'arreglado en el momento',
			unseen: 'nadie lo miró',
			na: 'no aplica',
		},
		mark: (day: string, what: string) => `${day}: ${what}`,
		more: (n: number) => count(n, { one: 'Ver uno más', other: `Ver ${n} anteriores` }),
		spots: 'En revisiones sorpresa',
		spotsHelp: 'Aparte: nunca se mezclan con los recorridos de la casa.',
		photos: 'Fotos y notas, de la más nueva a la más vieja',
		photosNone: 'Nadie ha tomado fotos ni escrito notas de este punto.',
		photosElsewhere: (n: number) =>
			count(n, {
				one: 'De un recorrido este teléfono tiene solo el resumen. Ábralo para traer sus fotos.',
				other: `De ${n} recorridos este teléfono tiene solo el resumen. Abra uno para traer sus fotos.`,
			}),
		morePhotos: 'Ver fotos anteriores',
		table: 'Ver los números',
		date: 'Fecha',
		shift: 'Turno',
		result: 'Resultado',
		of: (area: string, site: string) => `${area} · ${site}`,
	},
};
