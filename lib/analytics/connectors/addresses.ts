/** Where the platforms are asked; tests have servers of their own. */
export interface Addresses {
  youtubeData: string;
  youtubeAnalytics: string;
  youtubeToken: string;
  linkedin: string;
  linkedinToken: string;
  x: string;
  xToken: string;
}

/** Where the platforms are. */
export const ADDRESSES: Addresses = {
  youtubeData: "https://www.googleapis.com/youtube/v3",
  youtubeAnalytics: "https://youtubeanalytics.googleapis.com/v2",
  youtubeToken: "https://oauth2.googleapis.com/token",
  linkedin: "https://api.linkedin.com/rest",
  linkedinToken: "https://www.linkedin.com/oauth/v2/accessToken",
  x: "https://api.x.com/2",
  xToken: "https://api.x.com/2/oauth2/token",
};
