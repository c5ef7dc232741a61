// The server that ours is timed against: the official TypeScript SDK, listing the tools of the file named as its argument.
//
// It is the peer's fastest honest form. The low-level Server takes JSON schemas as they are; McpServer with zod shapes, which most servers use, first
// builds every shape and turns it back into a schema when asked, and starts slower.
import { readFileSync } from 'node:fs';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const tools = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const server = new Server({ name: 'peer', version: '1.0.0' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
await server.connect(new StdioServerTransport());
