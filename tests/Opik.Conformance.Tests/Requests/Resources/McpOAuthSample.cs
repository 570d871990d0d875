using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>OAuth for MCP clients; the suite's server has it switched on.</summary>
internal sealed class McpOAuthSample : ResourceSample
{
    private const string Callback = "http://127.0.0.1:7777/callback";
    private const string Verifier = "0123456789012345678901234567890123456789012345";
    private static readonly string Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public override bool Covers(string path) => path.StartsWith("/oauth/", StringComparison.Ordinal) || path is "/.well-known/oauth-authorization-server" or "/opik/auth-oauth";

    public override async Task SeedAsync(World world, Operation operation)
    {
        var client = await AskAsync(world, "oauth/register", new { client_name = "sample", redirect_uris = new[] { Callback } });
        world.Ids["oauth-client"] = (string)client["client_id"]!;
        var consent = await AskAsync(world, "oauth/authorize", new { client_id = world.Ids["oauth-client"], redirect_uri = Callback, code_challenge = Challenge, code_challenge_method = "S256", resource = "r" });
        world.Ids["oauth-code"] = ((string)consent["redirect_to"]!).Split("code=")[1];
    }

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["client_id"] = world.Ids["oauth-client"],
        ["client_name"] = "sample",
        ["redirect_uri"] = Callback,
        ["redirect_uris"] = new JsonArray(Callback),
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
        ["resource"] = "r",
        ["csrf"] = null,
        ["workspace_id"] = null,
        ["workspace_name"] = null,
        ["logo_uri"] = "https://example.org/logo.svg",
    };

    public override HttpContent? Raw(Operation operation, World world) => operation.Path switch
    {
        "/oauth/token" => new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = world.Ids["oauth-code"], ["redirect_uri"] = Callback, ["client_id"] = world.Ids["oauth-client"], ["code_verifier"] = Verifier,
        }),
        "/oauth/revoke" => new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = "any", ["client_id"] = world.Ids["oauth-client"] }),
        _ => null,
    };

    private static async Task<JsonObject> AskAsync(World world, string path, object body)
    {
        using var answer = await world.Client.PostAsJsonAsync(path, body);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonObject>())! : throw new InvalidOperationException($"{path} answered {await answer.Content.ReadAsStringAsync()}");
    }
}
