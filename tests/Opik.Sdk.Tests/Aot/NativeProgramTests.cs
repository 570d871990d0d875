using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Opik.Testing;
using Opik.Testing.Processes;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Aot;

/// <summary>The sample published as native code: no warning, and it traces records, calls and scores as it should.</summary>
public sealed class NativeProgramTests(SharedServer shared)
{
    [Fact(Timeout = 600_000)]
    public async Task A_program_published_as_native_code_is_traced()
    {
        var server = await shared.ProcessAsync();
        using var folder = new TemporaryFolder("aot");
        var published = await ChildProgram.RunAsync(
            "dotnet",
            ["publish", RepositoryPaths.InRepository("samples", "dotnet-aot"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder.Path, "-v", "q", "-nologo", "--disable-build-servers"],
            timeout: TimeSpan.FromMinutes(9),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.SkipWhen(published.StandardOutput.Contains("NU1101", StringComparison.Ordinal), "The native compiler's package cannot be restored here.");
        published.EnsureSuccess();
        Assert.DoesNotContain("warning", published.StandardOutput, StringComparison.OrdinalIgnoreCase);

        var environment = new Dictionary<string, string?> { ["OPIK_URL_OVERRIDE"] = new Uri(server.Address, "/api").ToString(), ["OPIK_PROJECT_NAME"] = "aot" };
        var run = await ChildProgram.RunAsync(
            Path.Combine(folder.Path, "opik-aot"), [], environment: environment, timeout: TimeSpan.FromSeconds(30), cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith("trace ", run.Output, StringComparison.Ordinal);
        var spans = await new StoredContentsReader(server.Client).PagesAsync("/v1/private/spans?project_name=aot&truncate=false&", TestContext.Current.CancellationToken);
        Assert.Equal(3, spans.Count);
        Assert.Equal("""{"text":"What is observability?","hints":["short"]}""", Payload(spans, "agent", "input"));
        Assert.Equal("""{"output":["document 1","document 2"]}""", Payload(spans, "search", "output"));
        Assert.Equal("""{"text":"Knowing what a program does.","confidence":0.9}""", Payload(spans, "generate", "output"));
    }

    private static string Payload(IEnumerable<JsonObject> spans, string name, string member) =>
        spans.Single(span => span["name"]!.GetValue<string>() == name)[member]!.ToJsonString();
}
