// The worker that adds up: fourteen thousand walks may not hold up the hand on the screen.
import { answerAsks } from '#lib/files/worker/answer.ts';
import { makeDesk, type Ask, type Given } from './desk.ts';

const desk = makeDesk();

answerAsks({
	answer: (ask, about) =>
		ask === 'hold' ? desk.hold(about as Given) : desk.ask(ask as Ask, about as never),
});
