using Opik.Testing.FakeLlm;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>The model provider that samples name; one for the whole run, ended with the process.</summary>
internal static class ModelProvider
{
    private static readonly Lazy<Task<FakeLlmServer>> Server = new(StartAsync);

    public static Task<FakeLlmServer> StartedAsync() => Server.Value;

    /// <summary>Stores a key for a provider of its own; returns its id and the name of a model there.</summary>
    public static async Task<(string Id, string Model)> KeyAsync(World world)
    {
        var server = await StartedAsync();
        var name = $"p-{Guid.CreateVersion7():N}";
        var id = await world.CreateAsync("llm-provider-key", new
        {
            provider = "custom-llm", provider_name = name, base_url = server.OpenAi, headers = new { a = "b" }, configuration = new { models = "m" },
            auth_config = new { token_url = server.Token, credentials = new[] { new { key = "client_secret", value = "s", secret = true } } },
        });
        return (id, $"custom-llm/{name}/m");
    }

    // Whoever asks for items of a dataset gets some.
    private static async Task<FakeLlmServer> StartAsync()
    {
        var server = await FakeLlmServer.StartAsync();
        var talk = server.Answer;
        server.Answer = request => request.LastText.Contains("\"items\"", StringComparison.Ordinal) ? FakeLlmAnswer.Text("""{"items":[{"question":"how"}]}""") : talk(request);
        return server;
    }
}
