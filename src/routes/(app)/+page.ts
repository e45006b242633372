// Prerendered once, this page is the shell that the service worker serves for every address of the app.
export const prerender = true;
