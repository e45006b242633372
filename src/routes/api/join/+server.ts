export { through as GET, through as POST } from '../through.ts';
