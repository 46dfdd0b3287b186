import { lensLaws } from "../lens.laws.ts";
import { play } from "./play.ts";

lensLaws(play);
