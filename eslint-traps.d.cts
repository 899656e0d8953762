interface Trap {
  readonly selector: string;
  readonly message: string;
}
declare const traps: { readonly everywhere: readonly Trap[]; readonly shipped: readonly Trap[] };
export = traps;
