export { through as POST, through as DELETE } from '../through.ts';
