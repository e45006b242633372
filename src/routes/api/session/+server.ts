export { through as POST, through as PATCH, through as DELETE } from '../through.ts';
