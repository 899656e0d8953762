/** Value sets of the other vendors' inputs that the tests share: by vendor, by what they show. */
import type { InputValues } from "../../modules/vendors/literal";

const FROM_VENDOR = { external_id: "first-id-4f1c" };

/** Everything has to be valid; the first set of each vendor is what has to be given. */
export const VENDOR_VALUE_SETS: Readonly<Record<string, Readonly<Record<string, InputValues>>>> = {
  "axiom-layer": {
    "required values": { ...FROM_VENDOR, axiom_layer_account_id: "999988887777" },
    "every switch on": {
      ...FROM_VENDOR,
      axiom_layer_account_id: "999988887777",
      enable_mfa_state: true,
      enable_key_activity: true,
    },
  },
  "axiom-layer-user": {
    "required values": {},
    "every switch on": { enable_mfa_state: true, enable_key_activity: true, user_path: "/vendors/" },
  },
};
