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
	/** Exports for other programs: names of sheets, columns and values. */
	sheet: {
		title: 'Llevarse los datos',
		lead: 'Recorridos, respuestas y lista de fotos para abrir en otro programa.',
		kinds: { house: 'Recorrido de la casa', spot: 'Revisión sorpresa' },
		files: { xlsx: 'Excel', csv: 'CSV', json: 'JSON' },
		fileHelp: {
			xlsx: 'Un libro con tres hojas. Lo mejor para Excel y Hojas de cálculo.',
			csv: 'Tres archivos de texto.',
			json: 'Un archivo para programas.',
		},
		making: 'Preparando el archivo…',
		made: (name: string) => `Guardado: ${name}`,
		failed:
			'El archivo no se pudo preparar. Sus datos no cambiaron. Elija menos meses e inténtelo otra vez.',
		fileName: (site: string, day: string) => `Todo Habla ${site} ${day}`,
		walks: 'Recorridos',
		answers: 'Respuestas',
		photos: 'Fotos',
		yes: 'sí',
		states: { open: 'Sin terminar', finished: 'Terminado', void: 'Anulado' },
		heads: {
			site: 'Local',
			day: 'Día',
			shift: 'Turno',
			started: 'Empezó',
			finished: 'Terminó',
			state: 'Estado',
			voidReason: 'Por qué se anuló',
			asFound: 'Como se encontró',
			asLeft: 'Como quedó',
			band: 'Banda',
			coverage: 'Cobertura %',
			intrusions: 'Intrusiones',
			lost: 'Puntos perdidos',
			criticalFails: 'Críticos fallados',
			items: 'Puntos',
			answered: 'Contestados',
			people: 'Personas',
			areas: 'Áreas',
			kind: 'Tipo',
			timeZone: 'Zona horaria',
			walk: 'Id del recorrido',
			siteId: 'Id del local',
			area: 'Área',
			areaId: 'Id del área',
			statement: 'Punto',
			answer: 'Respuesta',
			level: 'Nivel 0-4',
			intrusion: 'Intrusión',
			fixed: 'Arreglado en el momento',
			fixedAfter: 'Segundos hasta arreglarlo',
			fixedBy: 'Lo arregló',
			note: 'Nota',
			photos: 'Fotos',
			dimension: 'Dimensión',
			weight: 'Peso',
			critical: 'Crítico',
			exempt: 'Nunca aplica aquí',
			late: 'Después de terminar',
			others: 'Otras respuestas',
			answeredAt: 'Contestado',
			by: 'Lo contestó',
			item: 'Id del punto',
			list: 'Lista',
			version: 'Versión',
			tpl: 'Huella de la versión',
			role: 'Antes o después',
			taken: 'Tomada',
			added: 'Agregada',
			hidden: 'Quitada',
			marks: 'Marcas',
			width: 'Ancho',
			height: 'Alto',
			bytes: 'Bytes',
			mime: 'Formato',
			sha: 'Archivo en la copia',
			photo: 'Id de la foto',
		},
	},
	/** What is wrong with files and rows that somebody brings. */
	importing: {
		row: (row: number, told: string) => `Fila ${row}: ${told}`,
		/** What is wrong with a whole file. */
		file: {
			tooLarge: (name: string, mb: number) =>
				`${name} tiene ${mb} MB y no se leyó: caben hasta 40 MB. Guarde menos años en cada archivo y tráigalos uno por uno.`,
			empty: (name: string) =>
				`${name} no tiene filas. Elija un archivo con los nombres de las columnas arriba y una inspección en cada fila.`,
			oldExcel: (name: string) =>
				`${name} es de un Excel antiguo o tiene contraseña. Ábralo, guárdelo como .xlsx sin contraseña o como CSV, y elíjalo otra vez.`,
			unknown: (name: string) =>
				`${name} no es un CSV ni un libro de Excel. Expórtelo como CSV o .xlsx y elíjalo otra vez.`,
			broken: (name: string) =>
				`${name} está dañado o incompleto. Pida el archivo otra vez o guárdelo de nuevo.`,
		},
		/** What is wrong with a row; each stands behind its number. */
		problems: {
			siteMissing: 'falta el local.',
			siteTooLong: (found: string) =>
				`esto es muy largo para ser un local: ${found}… Elija otra columna.`,
			dateMissing: 'falta la fecha.',
			dateUnreadable: (found: string) => `esto no es una fecha: ${found}.`,
			dateImpossible: (found: string) => `la fecha ${found} no existe.`,
			dateFuture: (found: string) => `la fecha ${found} está en el futuro.`,
			scoreMissing: 'falta el puntaje.',
			scoreUnreadable: (found: string) => `esto no es un puntaje: ${found}.`,
			scoreOutOfRange: (found: string, worst: string, best: string) =>
				`el puntaje ${found} está fuera de la escala de ${worst} a ${best}.`,
			textMissing: 'falta lo que se encontró.',
			rowEmpty: 'está vacía.',
			rowUneven: (cells: number, columns: number) =>
				`tiene ${cells} celdas y hay ${columns} columnas. Quizá un texto lleva el separador sin comillas.`,
			quoteOpen: 'unas comillas se abren y no se cierran.',
			encodingMixed: (found: string) =>
				`sus acentos están guardados de otra manera que los demás. Se leyó así: ${found}.`,
			inspectionTwice: (site: string, day: string, first: number) =>
				`otra inspección de ${site} el ${day}; la primera está en la fila ${first}. Entran las dos.`,
			findingTwice: (first: number) => `repite la fila ${first}. Entran las dos.`,
			textTooLong: (most: number) =>
				`el texto es muy largo. Entran sus primeros ${most} caracteres.`,
			findingOrphan: (site: string, day: string, rows: number) =>
				`${count(rows, { one: 'hay 1 hallazgo', other: `hay ${rows} hallazgos` })} de ${site} el ${day} y ninguna inspección.`,
			correctionBefore: (found: string, days: number) =>
				`dice que se arregló el ${found}, ${count(days, { one: 'un día', other: `${days} días` })} antes de encontrarse.`,
			correctionNotADate: (found: string) =>
				`donde debería decir cuándo se arregló hay otra cosa: ${found}.`,
			correctionImpossible: (found: string) => `dice que se arregló el ${found}, que no existe.`,
			siteUnnamed: (site: string) => `el local ${site} no tiene nombre en la lista de locales.`,
			siteTwice: (site: string) => `el local ${site} está dos veces. Vale el primer nombre.`,
		},
	},
};
