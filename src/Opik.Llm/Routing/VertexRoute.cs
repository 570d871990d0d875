namespace Opik.Llm;

/// <summary>
/// Vertex AI: <c>vertex_ai/gemini-2.5-flash</c>, <c>vertex_ai/claude-…</c>. <c>VERTEXAI_CREDENTIALS</c> (the JSON key of a
/// service account, or its path) or <c>GOOGLE_APPLICATION_CREDENTIALS</c> (its path) says who asks, <c>VERTEXAI_PROJECT</c>
/// for which project when it is not the account's, <c>VERTEXAI_LOCATION</c> where. An access token serves as key too.
/// </summary>
internal static class VertexRoute
{
    public static ModelTarget Target(string model, RouteSettings settings)
    {
        var account = Account(settings);
        IChatCredential credential = account is not null ? new TokenCredential(account, settings.Options.Clock)
            : settings.Key("VERTEXAI_ACCESS_TOKEN") is { } token ? new ApiKeyCredential(token)
            : throw RouteSettings.NoKey($"vertex_ai/{model}", "GOOGLE_APPLICATION_CREDENTIALS", "VERTEXAI_CREDENTIALS");
        var isClaude = ClaudeModel.Parse(model).IsClaude;
        var endpoint = new ChatEndpoint
        {
            Provider = ModelProvider.VertexAi,
            Interface = isClaude ? ChatInterface.Anthropic : ChatInterface.Gemini,
            Name = isClaude ? "anthropic_vertexai" : ModelProvider.VertexAi.SpanName(),
            Address = settings.Options.Endpoint ?? Address(model, account, settings, isClaude ? "anthropic" : "google"),
            Credential = credential,
            Headers = settings.Options.Headers,
        };
        return new ModelTarget(endpoint, model);
    }

    private static Uri Address(string model, GoogleServiceAccount? account, RouteSettings settings, string publisher)
    {
        var project = settings.Variable("VERTEXAI_PROJECT", "VERTEX_PROJECT", "GOOGLE_CLOUD_PROJECT") ?? account?.ProjectId
            ?? throw ChatException.BadRequest($"There is no project for the model 'vertex_ai/{model}': set the environment variable VERTEXAI_PROJECT.");
        return VertexAi.Address(project, settings.Variable("VERTEXAI_LOCATION", "VERTEX_LOCATION", "GOOGLE_CLOUD_LOCATION"), publisher, settings.Address(string.Empty, "VERTEXAI_API_BASE"));
    }

    private static GoogleServiceAccount? Account(RouteSettings settings)
    {
        if (settings.Options.ApiKey is { Length: > 0 } key && key.TrimStart().StartsWith('{'))
            return new GoogleServiceAccount(key, settings.Http, settings.Options.Clock);
        if (settings.Options.ApiKey is { Length: > 0 })
            return null;
        if (settings.Variable("VERTEXAI_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS") is not { } source)
            return null;
        return new GoogleServiceAccount(source.StartsWith('{') ? source : Text(source), settings.Http, settings.Options.Clock, settings.Address(string.Empty, "VERTEXAI_TOKEN_URL"));
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ChatException(400, $"The key file of Vertex AI cannot be read: {failure.Message}", failure);
        }
    }
}
