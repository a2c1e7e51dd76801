import { berthCommand } from "./berth-command";
import { endOnOutputErrors } from "./output-errors";

endOnOutputErrors();
void berthCommand().parseAsync();
