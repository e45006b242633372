export { through as GET } from '../../../through.ts';
