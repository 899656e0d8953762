/** AWS Security Token Service. */
import type { Service } from "../call";
import { query } from "../protocols/query";
import { answer, failure, unsupported } from "../outcome";
import { assumeRole } from "./assume-role";
import { assumeRoleWithWebIdentity } from "./web-identity";

/** STS's table. GetCallerIdentity works for everybody with valid credentials, whatever policies say. */
export const sts: Service = {
  signingName: "sts",
  prefix: "sts",
  interface: "2011-06-15",
  protocol: query,
  namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
  deniedCode: "AccessDenied",
  operations: {
    GetCallerIdentity: {
      open: true,
      answer: ({ principal }) =>
        answer({ Arn: principal.arn, UserId: principal.userId, Account: principal.accountId }),
    },
    AssumeRole: { open: true, answer: assumeRole },
    AssumeRoleWithWebIdentity: { open: true, unsigned: true, answer: assumeRoleWithWebIdentity },
    GetSessionToken: {
      open: true,
      answer: (call) =>
        call.principal.kind === "session"
          ? failure("AccessDenied", "Cannot call GetSessionToken with session credentials", 403)
          : unsupported(call),
    },
    GetFederationToken: {
      open: true,
      answer: (call) =>
        call.principal.kind === "session"
          ? failure("AccessDenied", "Cannot call GetFederationToken with session credentials", 403)
          : unsupported(call),
    },
  },
};
