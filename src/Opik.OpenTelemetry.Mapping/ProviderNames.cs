namespace Opik.OpenTelemetry.Mapping;

/// <summary>Provider names as costs and filters know them; unknown ones pass as they are.</summary>
internal static class ProviderNames
{
    // The AI SDK and Mastra name the API with the provider: openai.chat, anthropic.messages, azure.responses.
    private static readonly string[] Apis = [".chat", ".responses", ".messages", ".completion", ".embedding", ".image", ".speech", ".transcription"];

    /// <summary>The name for a value of any of the provider attributes.</summary>
    /// <param name="value">The value as sent.</param>
    /// <param name="serverAddress">Where the call went; tells Google's two services apart.</param>
    public static string Normalise(string value, string? serverAddress)
    {
        var name = value.Trim();
        if (name.Equals("google", StringComparison.OrdinalIgnoreCase))
            return serverAddress?.Contains("aiplatform", StringComparison.OrdinalIgnoreCase) == true ? "google_vertexai" : "google_ai";
        if (name.StartsWith("google.vertex", StringComparison.Ordinal))
            return "google_vertexai";
        if (name.StartsWith("google.generative-ai", StringComparison.Ordinal))
            return "google_ai";
        if (name.StartsWith("amazon-bedrock", StringComparison.Ordinal))
            return "bedrock";
        var api = Array.Find(Apis, suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        return api is null || name.Length == api.Length ? name : name[..^api.Length];
    }
}
