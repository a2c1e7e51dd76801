/**
 * Removes the emoji with which the official provider may prefix a message about a finished wait. The prefix depends on the platform and on
 * the terminal, so cases compare messages without it.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.232.0/sdk/go/common/util/cmdutil/console.go `EmojiOr`
 */
export function withoutEmoji(message: string): string {
  return message.replace(/^✅ /u, "");
}
