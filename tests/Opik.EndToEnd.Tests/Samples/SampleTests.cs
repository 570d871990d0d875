using System.Text.Json.Nodes;
using Opik.EndToEnd.Tests.PythonSdk;
using Opik.EndToEnd.Tests.TypeScriptSdk;
using Opik.Testing;
using Opik.Testing.Processes;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.EndToEnd.Tests.Samples;

/// <summary>The samples of the repository run as they are and arrive.</summary>
public sealed class SampleTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Python_quickstart_arrives()
    {
        var output = await PythonScript.RunFileAsync("2.2.122", RepositoryPaths.InRepository("samples", "python", "quickstart.py"), server.Address, []);

        Assert.Contains("What are lakes? Lakes are inland bodies of standing water.", output, StringComparison.Ordinal);
        await CheckAsync("samples-python", spans: 3);
    }

    [Fact]
    public async Task TypeScript_quickstart_arrives()
    {
        await TypeScriptScript.RunSampleAsync(RepositoryPaths.InRepository("samples", "typescript", "quickstart.mjs"), server.Address);

        var trace = await CheckAsync("samples-typescript", spans: 2);
        Assert.Equal("helpful", (string?)Assert.Single(trace["feedback_scores"]!.AsArray())!["name"]);
    }

    [Fact]
    public async Task OpenTelemetry_quickstart_arrives()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var dll = RepositoryPaths.InRepository("samples", "otel-dotnet", "bin", configuration, "net10.0", "Opik.Samples.OpenTelemetry.dll");
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["OPIK_URL_OVERRIDE"] = new Uri(server.Address, "/api").ToString() };
        (await ChildProgram.RunAsync("dotnet", [dll], environment: environment, cancellationToken: Cancellation)).EnsureSuccess();

        await CheckAsync("samples-otel-dotnet", spans: 3);
    }

    private async Task<JsonObject> CheckAsync(string project, int spans)
    {
        var reader = new StoredContentsReader(server.Process.Client);
        var trace = Assert.Single(await reader.PagesAsync($"/v1/private/traces?project_name={project}&", Cancellation));
        Assert.Equal("quickstart", (string?)trace["name"]);
        Assert.Equal("first-conversation", (string?)trace["thread_id"]);
        Assert.Equal(spans, (int)trace["span_count"]!);
        Assert.Equal(54, (int)trace["usage"]!["total_tokens"]!);
        Assert.True((double)trace["total_estimated_cost"]! > 0);
        return trace;
    }
}
