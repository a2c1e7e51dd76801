/** Which life of a cluster a step is for, and which revision: what the component has decided at the start of the program. */
export interface Turn {
  /** See {@link State.life}. */
  readonly life: string;
  /** See {@link State.revision}. */
  readonly revision: string;
}

/** Reads the turn from the environment that KindCluster gives to its Command; the first one where it says nothing. */
export function readTurn({ BERTH_LIFE = "1", BERTH_REVISION = "1" }: NodeJS.ProcessEnv): Turn {
  return { life: BERTH_LIFE, revision: BERTH_REVISION };
}
