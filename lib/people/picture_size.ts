export { type PictureSize, pictureSize } from "../office/picture_size.ts";
