// Spanish, the source, of what goes into files and of what is said about files that come in.
import { plural } from './plural.ts';

const count = plural('es');

export const esFiles = {
	/** The report of one walk, as a PDF. */
	report: {
		title: 'Informe del recorrido',
		told: (day: string, hours: string) => `${day} · ${hours}`,
		shift: (name: string) => `turno ${name}`,
		who: (names: string) => `Recorrido de ${names}`,
		looked: (minutes: number, items: number) =>
			`${minutes} min · ${count(items, { one: '1 punto', other: `${items} puntos` })}`,
		computed: (earned: string, possible: string, score: string) =>
			`Cómo se calculó: ${earned} de ${possible} puntos = ${score} de 100. Cada punto vale su peso; lo que no aplica o no se vio no cuenta.`,
		statement: (area: string, text: string) => `${area} · ${text}`,
		answered: (answer: string) => `Respuesta: ${answer}`,
		note: 'Nota',
		by: (name: string) => `Lo anotó ${name}`,
		fixed: 'Arreglado en el momento',
		fixedBy: (name: string) => `Arreglado en el momento por ${name}`,
		photoMissing: 'Esta foto no está en este teléfono.',
		photoUnreadable: 'Este teléfono no puede mostrar esta foto. Está guardada en la aplicación.',
		signs:
			'Donde dice [?] había un signo que este documento no puede mostrar, como un emoji. En la aplicación está completo.',
		page: (n: number, of: number) => `Página ${n} de ${of}`,
		fileName: (site: string, day: string) => `Informe ${site} ${day}.pdf`,
	},
};
