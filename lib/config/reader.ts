import type { Variable } from "./variables.ts";

/** Variables by name; what is not set is absent. */
export type Environment = Partial<Record<string, string>>;

/** What reads the values of an environment. */
export type Reader = ReturnType<typeof reader>;

/** Reads values as what they must be, and notes what they are not in `faults`. */
export function reader(env: Environment, faults: string[]) {
  // An empty value counts as unset, as `PORT=` in an env file is meant.
  const text = (name: Variable): string | null => env[name]?.trim() || null;
  return {
    text,
    integer(name: Variable, otherwise: number, least: number, most: number): number {
      const given = text(name);
      const value = Number(given ?? otherwise);
      if (Number.isInteger(value) && value >= least && value <= most) return value;
      faults.push(`${name} must be a whole number from ${least} to ${most}, not "${given}"`);
      return otherwise;
    },
    price(name: Variable): number | null {
      const given = text(name);
      if (given === null) return null;
      const value = Number(given);
      if (value >= 0 && value <= 10_000) return value;
      faults.push(`${name} must be a price such as 3 or 0.25, not "${given}"`);
      return null;
    },
    oneOf<Value extends string>(name: Variable, values: readonly Value[], otherwise: Value): Value {
      const given = text(name);
      if (given === null) return otherwise;
      const value = values.find((each) => each === given);
      if (value === undefined) faults.push(`${name} must be one of ${values.join(", ")}, not "${given}"`);
      return value ?? otherwise;
    },
    url(name: Variable, protocols: readonly string[]): string | null {
      const given = text(name);
      if (given === null) return null;
      // The value is left out of the message: an address may carry a password.
      if (!protocols.includes(URL.parse(given)?.protocol ?? "")) {
        faults.push(`${name} must be an address that begins with ${protocols.join("// or ")}//`);
      }
      return given;
    },
  };
}
