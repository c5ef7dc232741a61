// The main job as a TypeScript client does it. Prints one JSON summary, which the C# tests read.
import { writeFile } from "node:fs/promises";

/** What to connect to: transport, url, command, args; what the video is to say, and the file to download it to. */
export const target = JSON.parse(process.argv[2]);

/** Variables of a server started over stdio: this process's own, for the client libraries pass only a few on. */
export const variables = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));

/**
 * @param {object} client a connected client
 * @param {string} revision the protocol revision agreed on
 * @param {(name: string, args: object, onprogress?: (progress: {progress: number}) => void) => Promise<any>} call calls a tool
 */
export async function runMainJob(client, revision, call) {
  const { tools } = await client.listTools();
  const looks = await call("list_avatar_looks", { limit: 1 });
  const progress = [];
  const result = await call(
    "create_video_from_avatar",
    { avatar_id: looks.structuredContent.data[0].id, script: target.script },
    (notification) => progress.push(notification.progress),
  );
  if (result.isError) {
    throw new Error(result.content[0].text);
  }

  const film = await fetch(result.structuredContent.links.video_url);
  await writeFile(target.download, Buffer.from(await film.arrayBuffer()));
  await client.close();
  const summary = { revision, tools: tools.map((tool) => tool.name), progress, state: result.structuredContent.job.state };
  process.stdout.write(JSON.stringify(summary));
}
