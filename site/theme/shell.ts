// The page's own behaviour, each part in its file under shell/. Nothing here is needed to read.
import { startCopyButtons } from "./shell/copy-buttons";
import { startIsolation } from "./shell/isolation";
import { startMenu } from "./shell/menu";
import { startOffline } from "./shell/offline";
import "./shell/predict";
import { startScrollers } from "./shell/scrollers";
import { startSearch } from "./shell/search";
import "./shell/tabs";
import { startThemeSwitch } from "./shell/theme-switch";
import { startContents } from "./shell/contents";

startThemeSwitch();
startMenu();
startSearch();
startContents();
startCopyButtons();
startScrollers();
startOffline();
void startIsolation();
