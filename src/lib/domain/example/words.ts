// What the people of the example restaurant call things and write down. A word list, so it may be long.
import type { Language, Text } from '../checklist/checklist.ts';

export type AreaKey = 'exterior' | 'reception' | 'dress' | 'dining' | 'women' | 'men' | 'kitchen';

export type ShiftKey = 'morning' | 'afternoon' | 'night';

type InBoth = Record<Language, string> & Text;

export const siteName: InBoth = { es: 'Casa Jacaranda · Centro', en: 'Casa Jacaranda · Centro' };

export const shiftNames: Record<ShiftKey, InBoth> = {
	morning: { es: 'Mañana', en: 'Morning' },
	afternoon: { es: 'Tarde', en: 'Afternoon' },
	night: { es: 'Noche', en: 'Night' },
};

export const areaNames: Record<AreaKey, InBoth> = {
	exterior: { es: 'Exterior y fachada', en: 'Exterior and façade' },
	reception: { es: 'Recepción', en: 'Reception' },
	dress: { es: 'Vestimenta del equipo', en: 'Team dress' },
	dining: { es: 'Comedor', en: 'Dining room' },
	women: { es: 'Baño de mujeres', en: 'Women’s restroom' },
	men: { es: 'Baño de hombres', en: 'Men’s restroom' },
	kitchen: { es: 'Cocina a la vista', en: 'Kitchen in view' },
};

export const voidReason: InBoth = {
	es: 'Recorrido de práctica con una persona nueva: no cuenta.',
	en: 'A practice walk with someone new: it does not count.',
};

/** What people wrote beside an item that spoke badly. */
export const notes: Record<string, InBoth[]> = {
	'ext-litter-ground': [
		{
			es: 'Colillas junto a las macetas de la entrada; quedaron de anoche.',
			en: 'Cigarette butts by the planters at the door, left from last night.',
		},
	],
	'ext-sign-facade': [
		{
			es: 'Telaraña en la esquina del letrero y una letra floja.',
			en: 'Cobweb in the corner of the sign and one loose letter.',
		},
	],
	'ext-door-glass': [
		{
			es: 'Huellas de manos en el vidrio, a la altura de la manija.',
			en: 'Handprints on the glass, at the height of the handle.',
		},
	],
	'ext-lights': [
		{
			es: 'Foco fundido sobre la carta de la calle; de noche no se lee.',
			en: 'Bulb gone above the menu board outside; nobody can read it at night.',
		},
	],
	'rec-boxes': [
		{
			es: 'El proveedor de refrescos dejó otra vez seis cajas frente al mostrador.',
			en: 'The drinks supplier left six boxes in front of the desk again.',
		},
		{
			es: 'Llegan a la hora de la comida y nadie las recibe por atrás.',
			en: 'They arrive at lunch time and nobody takes them in at the back.',
		},
	],
	'rec-desk': [
		{
			es: 'Recibos sueltos, dos vasos y un cargador sobre el mostrador.',
			en: 'Loose receipts, two glasses and a charger on the desk.',
		},
	],
	'rec-notices': [
		{
			es: 'La promoción del mes pasado sigue pegada con cinta.',
			en: 'Last month’s offer is still up, stuck with tape.',
		},
	],
	'rec-attention': [
		{
			es: 'Dos personas platicaban; una familia esperó sin que nadie la mirara.',
			en: 'Two of us were chatting; a family waited without a glance.',
		},
	],
	'dre-uniform-clean': [
		{
			es: 'Camisa arrugada en la barra; el repuesto estaba sin planchar.',
			en: 'Creased shirt at the bar; the spare one had not been ironed.',
		},
	],
	'dre-name-badge': [
		{
			es: 'Tres personas sin gafete: se rompieron los broches.',
			en: 'Three people without a badge: the clips are broken.',
		},
	],
	'din-glassware': [
		{
			es: 'Copa con labial en la mesa 7. Se retiró toda la rejilla.',
			en: 'Lipstick on a glass at table 7. The whole rack went back.',
		},
	],
	'din-table': [
		{
			es: 'Orilla pegajosa en la 4 y en la 12: se limpia el centro y no el borde.',
			en: 'Sticky edge on 4 and 12: the middle gets wiped, the edge does not.',
		},
	],
	'din-menus': [
		{
			es: 'Precio tachado con pluma en dos cartas.',
			en: 'Price crossed out with a pen on two menus.',
		},
	],
	'din-wobble': [
		{
			es: 'La 3 cojea desde hace semanas; hay una servilleta doblada bajo la pata.',
			en: 'Table 3 has wobbled for weeks; there is a folded napkin under its leg.',
		},
	],
	'din-bussing': [
		{
			es: 'La mesa 9 siguió con platos sucios mientras había gente esperando.',
			en: 'Table 9 kept its dirty plates while people were waiting for a seat.',
		},
	],
	'res-odor': [
		{
			es: 'Huele a drenaje en cuanto se abre la puerta.',
			en: 'It smells of drains as soon as the door opens.',
		},
	],
	'res-floor': [
		{
			es: 'Charco bajo el lavamanos: gotea la conexión.',
			en: 'Puddle under the basin: the joint is dripping.',
		},
	],
	'res-hand-dry': [
		{
			es: 'Sin toallas desde el mediodía; el repuesto está bajo llave.',
			en: 'No towels since midday; the refill is locked away.',
		},
	],
	'res-sink-mirror': [
		{
			es: 'Espejo salpicado y cabellos en el lavamanos.',
			en: 'Splashes on the mirror and hair in the basin.',
		},
	],
	'res-bins': [
		{
			es: 'Basurero hasta el tope a media tarde.',
			en: 'Bin full to the brim by mid afternoon.',
		},
	],
	'res-log': [
		{
			es: 'La hoja de revisión lleva horas sin firma.',
			en: 'Nobody has signed the check sheet for hours.',
		},
	],
	'boh-sightline': [
		{
			es: 'Al abrirse la puerta se ve la torre de ollas sin lavar.',
			en: 'When the door opens you see the tower of unwashed pots.',
		},
	],
	'boh-personal-items': [
		{
			es: 'Mochila y chamarra sobre la barra de despacho.',
			en: 'A backpack and a jacket on the pass.',
		},
	],
	'boh-hood': [
		{
			es: 'Grasa en la rejilla de la campana; ya toca limpieza profunda.',
			en: 'Grease on the hood’s grille; a deep clean is due.',
		},
	],
};
