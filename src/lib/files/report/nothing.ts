// Stands for what jsPDF can load but the report never asks for (see vite.config.ts).
export default null;
