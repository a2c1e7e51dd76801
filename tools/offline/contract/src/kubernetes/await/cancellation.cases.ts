import type { ContractCase } from "../../case/contract-case";
import { MISSING_IMAGE, MISSING_IMAGE_MESSAGE } from "../cluster/pod-runner";
import { deployment, KEYS } from "../objects";
import { sources } from "../sources";
import type { KubernetesSubject } from "../subject";
import { failureOf } from "./failure";

/** Cases in which an update is cancelled while the provider waits. */
export const cancellationCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "ends a wait that is cancelled, keeps the object, and says what was wrong with its pods",
    source: sources.operations,
    run: async (subject) => {
      const pulled = `[ErrImagePull] ${MISSING_IMAGE_MESSAGE}`;
      const waiting = failureOf(
        subject.make(KEYS.deployment, deployment(MISSING_IMAGE, {}, { name: "mine" })),
      );
      await subject.untilLogged(pulled);
      await subject.provider.cancel();
      const failure = await waiting;
      expect(failure.message).toContain('Resource operation was cancelled for "mine"');
      expect(failure.reasons.join("\n")).toContain(pulled);
      expect(failure.initFailure).toMatchObject({
        id: `${subject.namespace}/mine`,
        state: { kind: "Deployment" },
      });
    },
  },
];
