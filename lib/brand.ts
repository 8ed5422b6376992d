/** An accent in every part the style sheets give it, for one theme. */
interface AccentShades {
  accent: string;
  hover: string;
  /** Text on the accent. */
  on: string;
  soft: string;
  mark: string;
  focus: string;
}

/** An organisation's accent, for both themes. */
export interface AccentPalette {
  light: AccentShades;
  dark: AccentShades;
}

/** The paper the accent lies on, as static/styles/tokens.css says it too. */
export const PAPER = { light: "#fbfaf6", dark: "#131516" } as const;

/** The least contrast of text, and of shapes and focus (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT_CONTRAST = 4.5;
const SHAPE_CONTRAST = 3;
/** The dark theme's accent stands this far from its paper, as the light theme's petrol does. */
const DARK_CONTRAST = 7;

/** Lightness 0 to 1, chroma, hue in degrees: OKLCH, in which equal steps look equal. */
interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** Why a colour can't be an accent, as a sentence that offers the nearest one that can; null when it can. */
export function accentFault(accent: string): string | null {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) {
    return `Give the accent as six hex digits, such as #0b5563, not "${accent}".`;
  }
  if (contrast(accent, PAPER.light) >= TEXT_CONTRAST) return null;
  const ratio = contrast(accent, PAPER.light).toFixed(1);
  return `${accent} stands out too little on the page: ${ratio} to 1 where 4.5 is needed. The nearest that does is ${
    nearestAccent(accent)
  }.`;
}

/** The colour itself, or the nearest darker one of the same hue that can be read on the page. */
export function nearestAccent(accent: string): string {
  return shifted(accent, -0.005, (hex) => contrast(hex, PAPER.light) >= TEXT_CONTRAST);
}

/** Every shade the sheets need, made of one accent that passes `accentFault()`. */
export function accentPalette(accent: string): AccentPalette {
  const { l, c, h } = toOklch(accent);
  const pale = Math.min(c, 0.09);
  const bright = shifted(
    toHex({ l: 0.78, c: pale, h }),
    0.005,
    (hex) => contrast(hex, PAPER.dark) >= DARK_CONTRAST,
  );
  return {
    light: {
      accent: accent.toLowerCase(),
      hover: toHex({ l: Math.max(0, l - 0.08), c: c * 0.9, h }),
      on: textOn(accent, "#ffffff", "#191c1e"),
      soft: toHex({ l: 0.94, c: pale * 0.18, h }),
      mark: toHex({ l: 0.9, c: pale * 0.32, h }),
      focus: shifted(
        toHex({ l: l + 0.08, c, h }),
        -0.005,
        (hex) => contrast(hex, PAPER.light) >= SHAPE_CONTRAST,
      ),
    },
    dark: {
      accent: bright,
      hover: toHex({ l: Math.min(0.95, toOklch(bright).l + 0.08), c: pale * 0.75, h }),
      on: textOn(bright, toHex({ l: 0.24, c: pale * 0.5, h }), "#000000"),
      soft: toHex({ l: 0.3, c: pale * 0.4, h }),
      mark: toHex({ l: 0.36, c: pale * 0.5, h }),
      focus: toHex({ l: Math.min(0.95, toOklch(bright).l + 0.05), c: pale, h }),
    },
  };
}

/** The style sheet that puts an organisation's accent in place of the portal's own. */
export function accentStyleSheet(accent: string): string {
  const { light, dark } = accentPalette(accent);
  const names = {
    accent: "--accent",
    hover: "--accent-hover",
    on: "--on-accent",
    soft: "--accent-soft",
    mark: "--accent-mark",
    focus: "--focus",
  } as const;
  const lines = Object.entries(names).map(([shade, name]) => {
    const key = shade as keyof AccentShades;
    return `  ${name}: light-dark(${light[key]}, ${dark[key]});`;
  });
  return `:root {\n${lines.join("\n")}\n}\n`;
}

/** How far two colours stand apart, 1 to 21 (WCAG's contrast ratio). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function textOn(ground: string, preferred: string, other: string): string {
  return contrast(ground, preferred) >= TEXT_CONTRAST ? preferred : other;
}

/** The colour moved in lightness, step by step, until it passes; hue and chroma stay. */
function shifted(hex: string, step: number, passes: (hex: string) => boolean): string {
  const { l, c, h } = toOklch(hex);
  let moved = hex.toLowerCase();
  for (let lightness = l; lightness >= 0 && lightness <= 1 && !passes(moved); lightness += step) {
    moved = toHex({ l: lightness, c, h });
  }
  return moved;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = toLinear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function toLinear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

// The matrices are those of Björn Ottosson's "A perceptual color space for image processing".
function toOklch(hex: string): Oklch {
  const [r = 0, g = 0, b = 0] = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(x, y),
    h: Math.atan2(y, x) * 180 / Math.PI,
  };
}

function toHex({ l, c, h }: Oklch): string {
  // A hue has no such chroma at every lightness: what the screen can't show is taken back until it can.
  for (let chroma = c;; chroma = Math.max(0, chroma - 0.004)) {
    const parts = toRgb(l, chroma, h);
    if (chroma === 0 || parts.every((part) => part >= -0.0005 && part <= 1.0005)) return hexOf(parts);
  }
}

function toRgb(lightness: number, chroma: number, hue: number): number[] {
  const x = chroma * Math.cos(hue * Math.PI / 180);
  const y = chroma * Math.sin(hue * Math.PI / 180);
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function hexOf(linear: number[]): string {
  const parts = linear.map((part) => {
    const clamped = Math.min(1, Math.max(0, part));
    const value = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
    return Math.round(value * 255).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
