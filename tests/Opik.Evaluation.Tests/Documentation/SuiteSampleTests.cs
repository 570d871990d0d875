using Opik.Testing.FakeLlm;
using Opik.Testing.Processes;

namespace Opik.Evaluation.Tests.Documentation;

/// <summary>The snippets of the pages on test suites and simulation run.</summary>
public sealed class SuiteSampleTests(RunningServer server)
{
    [Fact(Timeout = 60_000)]
    public async Task The_sample_runs_its_suite_and_its_simulation()
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = SuiteJudge.Answer;
        using var folder = new Opik.Testing.TemporaryFolder();
        var program = AppContext.BaseDirectory.Replace(Path.Combine("tests", "Opik.Evaluation.Tests"), Path.Combine("samples", "dotnet-suites"), StringComparison.Ordinal);

        var run = await ChildProgram.RunAsync(
            "dotnet",
            [Path.Combine(program, "Opik.Samples.Suites.dll")],
            environment: new Dictionary<string, string?>
            {
                ["OPIK_URL_OVERRIDE"] = new Uri((await server.Process).Address, "/api").ToString(),
                ["OPIK_PROJECT_NAME"] = $"sample-{Guid.NewGuid():N}",
                ["OPIK_DEFAULT_LLM"] = "openai/gpt-5-nano",
                ["OPENAI_API_KEY"] = "none",
                ["OPENAI_BASE_URL"] = model.OpenAi.ToString(),
            },
            workingDirectory: folder.Path,
            timeout: TimeSpan.FromSeconds(40),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("Test suite support: PASSED", run.Output, StringComparison.Ordinal);
        Assert.Contains("Tools: search_handbook", run.Output, StringComparison.Ordinal);
        Assert.Contains("short_answers 1", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "reports", "support.json")));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder.Path, "opik_test_suite_reports")).Length);
    }
}
