import type { Classification } from "../classification";
export const CLASSIFICATIONS: readonly Classification[] = [];
