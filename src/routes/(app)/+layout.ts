// The app renders on the phone only: every screen reads the phone's database and works with no network.
export const ssr = false;
