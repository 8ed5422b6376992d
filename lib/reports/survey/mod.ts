/**
 * Surveys: reads the export of a survey or poll, says what each question is and counts its answers, with the statistics
 * and themes a report needs. Pure: bytes in, values out. It never lets what identifies a person into an answer it hands
 * on, and never guesses an answer that is not there.
 */
export * from "./read_survey.ts";
export * from "./statistics.ts";
export * from "./survey.ts";
export * from "./themes.ts";
