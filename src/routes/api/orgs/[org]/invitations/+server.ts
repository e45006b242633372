export { through as POST } from '../../../through.ts';
