using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Testing;
using Opik.Testing.FakeLlm;
using Opik.Testing.Processes;
using Opik.Testing.Reading;

namespace Opik.Integrations.Tests.Providers;

/// <summary>The samples, run as a user runs them, against a server and endpoints on this machine.</summary>
public sealed class SampleTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [Fact]
    public async Task Every_sample_prints_its_answer_and_logs_it()
    {
        var timeout = TestContext.Current.CancellationToken;
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: timeout);
        await using var fake = await FakeLlmServer.StartAsync();
        await using var ollama = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Lines("""{"model":"llama3.2","created_at":"2026-01-31T00:00:00Z","message":{"role":"assistant","content":"Hello"},"done":true,"prompt_eval_count":1,"eval_count":1}"""));
        await using var bedrock = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2}}"""));
        (string Folder, string Name, string Variable, Uri Address, string[] Spans)[] samples =
        [
            ("dotnet-openai", "OpenAI", "OPENAI_BASE_URL", fake.OpenAi, ["chat_completion_create", "chat_completion_stream"]),
            ("dotnet-azure-openai", "AzureOpenAI", "AZURE_OPENAI_ENDPOINT", fake.OpenAi, ["chat_completion_create"]),
            ("dotnet-anthropic", "Anthropic", "ANTHROPIC_BASE_URL", new Uri(fake.Address, "anthropic"), ["anthropic_messages_create", "anthropic_messages_stream"]),
            ("dotnet-gemini", "Gemini", "GEMINI_BASE_URL", fake.Gemini, ["generate_content_stream: gemini-2.0-flash"]),
            ("dotnet-ollama", "Ollama", "OLLAMA_HOST", ollama.Address, ["chat_stream"]),
            ("dotnet-bedrock", "Bedrock", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", new Uri(bedrock.Address.GetLeftPart(UriPartial.Authority)), ["bedrock_converse"]),
        ];

        foreach (var sample in samples)
        {
            using var home = new TemporaryFolder();
            var dll = RepositoryPaths.InRepository("samples", sample.Folder, "bin", Configuration, "net10.0", $"Opik.Samples.{sample.Name}.dll");
            var result = await ChildProgram.RunAsync(
                "dotnet",
                [dll],
                environment: new Dictionary<string, string?> { ["OPIK_URL_OVERRIDE"] = new Uri(server.Address, "api/").ToString(), ["HOME"] = home.Path, [sample.Variable] = sample.Address.ToString().TrimEnd('/') },
                timeout: TimeSpan.FromSeconds(60),
                cancellationToken: timeout);
            Assert.Contains("Hello", result.Output, StringComparison.Ordinal);
        }

        var stored = await new StoredContentsReader(server.Client).ReadAsync(timeout);
        foreach (var sample in samples)
        {
            var spans = stored.Spans.Where(span => stored.ProjectOf(span) == "samples-" + sample.Folder && (string?)span["type"] == "llm").OrderBy(SpanTree.Start);
            Assert.Equal(sample.Spans, spans.Select(span => (string?)span["name"]));
        }
    }
}
