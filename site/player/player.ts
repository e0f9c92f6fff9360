// player: the entry of the page's bundle. Brings in every element of the player.
import "./local-command";
import "./run-controls";
import "./run-output";
import "./run-results";
import "./trace-table";
import "./trace-timeline";
import "./demo-player";
