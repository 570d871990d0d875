using System.Net;
using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols;

/// <summary>
/// What an answer with an error status says. OpenAI and Anthropic <c>{"error":{"type":"…","message":"…"}}</c>, Gemini
/// <c>{"error":{"status":"…","message":"…"}}</c> (in a list when streamed), Ollama <c>{"error":"…"}</c>, Bedrock
/// <c>{"message":"…"}</c> with its type in a header.
/// </summary>
internal static class ProviderErrors
{
    private const int LongestText = 2_000;

    public static ModelCallError Read(HttpStatusCode status, JsonNode? body, string? text, string? headerType)
    {
        if (body is JsonArray { Count: > 0 } list)
            body = list[0];
        var error = body.Member("error");
        var type = error.Text("type") ?? error.Text("code") ?? error.Text("status") ?? body.Text("__type") ?? headerType;
        var message = error.Text("message") ?? error.AsText() ?? body.Text("message") ?? body.Text("Message") ?? body.Text("detail");
        return new ModelCallError(
            string.IsNullOrEmpty(type) ? $"HTTP {(int)status}" : type,
            message ?? (string.IsNullOrWhiteSpace(text) ? $"The provider answered {(int)status} {status}." : Short(text)));
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
