using System.Security.Cryptography;
using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Prompts;

/// <summary>The extension io.modelcontextprotocol/skills (SEP-2640) of revision 2026-07-28: the recipes with what a host verifies them by.</summary>
internal sealed class SkillsExtension(Recipes recipes)
{
    public const string Id = "io.modelcontextprotocol/skills";

    /// <summary>They change with a new version of the program only. An hour, for a server may be replaced under its clients.</summary>
    private const int TimeToLive = 3_600_000;

    public void Apply(McpServerOptions options)
    {
        ServerExtensions.Declare(options, Id);
#pragma warning disable MCPEXP002 // The only way to answer methods that the SDK does not know.
        options.RequestHandlers ??= [];
        options.RequestHandlers.Add(new McpServerRequestHandler
        {
            Method = "skills/list",
            Handler = (context, _) => ValueTask.FromResult<JsonNode?>(List(context.JsonRpcRequest)),
        });
        options.RequestHandlers.Add(new McpServerRequestHandler
        {
            Method = "skills/get",
            Handler = (context, _) => ValueTask.FromResult<JsonNode?>(Get(context.JsonRpcRequest)),
        });
#pragma warning restore MCPEXP002
    }

    private JsonObject List(JsonRpcRequest request)
    {
        RequireRevision(request);
        return (request.Params as JsonObject)?["cursor"] is null
            ? Result("skills", new JsonArray([.. recipes.All.Select(Entry)]))
            : throw new McpProtocolException("params.cursor: not a cursor of this server; leave it out.", McpErrorCode.InvalidParams);
    }

    private JsonObject Get(JsonRpcRequest request)
    {
        RequireRevision(request);
        var uri = JsonText.Read((request.Params as JsonObject)?["uri"]);
        return recipes.All.FirstOrDefault(known => known.Uri == uri) is { } recipe
            ? Result("skill", Entry(recipe))
            : throw new McpProtocolException(
                $"params.uri: no skill of this server. There are {string.Join(", ", recipes.All.Select(known => known.Uri))}.", McpErrorCode.InvalidParams);
    }

    /// <summary>Older revisions know no extensions, and are not told of this one.</summary>
    private static void RequireRevision(JsonRpcRequest request)
    {
        if (!TasksCapability.IsOfRevision(request))
            throw new McpProtocolException($"Method not found: {request.Method}", McpErrorCode.MethodNotFound);
    }

    private static JsonObject Result(string name, JsonNode content) =>
        new() { ["resultType"] = "complete", [name] = content, ["ttlMs"] = TimeToLive, ["cacheScope"] = "public" };

    private static JsonNode Entry(Recipe recipe) => new JsonObject
    {
        ["uri"] = recipe.Uri,
        ["frontmatter"] = recipe.Frontmatter.DeepClone(),
        ["resources"] = new JsonArray(new JsonObject
        {
            ["uri"] = recipe.Uri,
            ["digest"] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(recipe.File))}",
            ["size"] = recipe.File.Length,
        }),
    };
}

/// <summary>The recipes' files, for hosts that read skills as resources.</summary>
internal sealed class SkillResource(Recipes recipes) : McpServerResource
{
    private const string MediaType = "text/markdown";

    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        Name = "skill",
        Title = "Recipe",
        UriTemplate = $"{Recipe.Scheme}://{{name}}/SKILL.md",
        Description = "A recipe of several calls, as a skill for an agent.",
        MimeType = MediaType,
    };

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => uri.StartsWith($"{Recipe.Scheme}://", StringComparison.Ordinal) && Find(uri) is not null;

    public override ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents { Uri = request.Params.Uri, MimeType = MediaType, Text = Encoding.UTF8.GetString(Find(request.Params.Uri)!.File) },
            ],
        });

    private Recipe? Find(string uri) => recipes.All.FirstOrDefault(recipe => recipe.Uri == uri);
}
