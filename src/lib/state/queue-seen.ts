// What waits on this phone, by its shape: for the components that tell of it.
export type { Queue, QueueGroup } from '#lib/local/queue.ts';
