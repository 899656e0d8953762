/** The whole reviewed table. A later entry wins where two speak of one action. */
import type { Classification } from "../classification";
import { ASSISTANTS } from "./assistants";
import { BUSINESS } from "./business";
import { CODE } from "./code";
import { COMPUTE } from "./compute";
import { DATABASES } from "./databases";
import { DEVICES } from "./devices";
import { IDENTITY } from "./identity";
import { LOGS } from "./logs";
import { MANAGEMENT } from "./management";
import { MESSAGES } from "./messages";
import { MODELS } from "./models";
import { SECURITY } from "./security";
import { STORAGE } from "./storage";

export const CLASSIFICATIONS: readonly Classification[] = [
  ...ASSISTANTS,
  ...BUSINESS,
  ...CODE,
  ...COMPUTE,
  ...DATABASES,
  ...DEVICES,
  ...IDENTITY,
  ...LOGS,
  ...MANAGEMENT,
  ...MESSAGES,
  ...MODELS,
  ...SECURITY,
  ...STORAGE,
];
