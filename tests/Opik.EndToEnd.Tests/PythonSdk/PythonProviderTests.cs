using Opik.Testing;
using Opik.Testing.FakeLlm;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Provider keys, chat completions and Ollama with the official Python client.</summary>
public sealed class PythonProviderTests
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Keys_are_stored_and_models_asked(string version)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        await using var server = await OpikServerProcess.StartAsync(new OpikServerOptions { Arguments = ["--allow-private-egress"] }, TestContext.Current.CancellationToken);
        var answer = await PythonScript.RunAsync(version, "providers.py", server.Address, $"providers-{version}", fake.OpenAi.ToString(), fake.Token.ToString());

        Assert.Equal(("custom-llm", "sk-p************9876", "renamed", "blue"), ((string?)answer["provider"], (string?)answer["api_key"], (string?)answer["name"], (string?)answer["headers"]!["x-team"]));
        Assert.Equal(("Hello python", "stop"), ((string?)answer["content"], (string?)answer["finish_reason"]));
        JsonAssert.Same("[10, 5, 15]", answer["usage"]);
        Assert.Equal(("custom-llm", "m-2026-01-31"), ((string?)answer["header_provider"], (string?)answer["header_model"]));
        JsonAssert.Same("""["llama3.2:latest", "qwen3:8b"]""", answer["ollama"]);
        Assert.True((bool)answer["connected"]!);
        Assert.Equal(400, (int)answer["unknown"]!);
        JsonAssert.Same("[]", answer["left"]);
        Assert.Equal(50, (int)fake.Requests[0].Body["max_completion_tokens"]!);
        if (answer["lifetime"] is { } lifetime)
            Assert.Equal(3600, (int)lifetime);
    }
}
