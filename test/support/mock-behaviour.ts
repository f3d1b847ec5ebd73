/** Properties of the API that sources contradict each other about. The first value of each is the default. */
export interface Behaviour {
  /** What a key that is disabled gets when it asks about itself. */
  readonly disabledAnswers: 200 | 400 | 401 | 403;
  /** What a key that works gets when it asks about itself: it may lack the permission. */
  readonly liveAnswers: 200 | 403;
  /** Which path takes changes; `silent` answers as if it did. */
  readonly update: 'by key' | 'by team' | 'silent by key' | 'silent';
  /** When the old value dies where a key gets a new one. */
  readonly rotation: 'at once' | 'later';
  /** After how many questions a change is seen by the host that keys are used with. */
  readonly delay: number;
  /** Which request fails, counted from 1; 0 for none. */
  readonly failAt: number;
  /** How it fails: by a status, by no answer at all, or by an answer that is lost though the work was done. */
  readonly failWith: number | 'cut' | 'lost';
  /** How flags of lists are written. */
  readonly flags: 'boolean' | 'string';
  /** Whether two keys of a team may have one name. */
  readonly allowsSameName: boolean;
  /** Whether answers hold the key that was sent. */
  readonly echoesKey: boolean;
}

export const DEFAULT_BEHAVIOUR: Behaviour = {
  disabledAnswers: 200,
  liveAnswers: 200,
  update: 'by key',
  rotation: 'at once',
  delay: 0,
  failAt: 0,
  failWith: 500,
  flags: 'boolean',
  allowsSameName: true,
  echoesKey: false,
};
