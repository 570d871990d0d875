using Opik.Testing;
using Opik.Testing.Processes;

namespace Opik.Sdk.Tests.Documentation;

/// <summary>The pages say what the code does: their snippets compile and run, their links lead somewhere.</summary>
public sealed class PageTests(SharedServer shared)
{
    public static TheoryData<string> Pages => [.. Page.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Snippets_that_name_a_file_are_the_code_of_that_file(string page) =>
        Page.Expect(page, Page.WithSnippets(Page.Read(page)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_that_exist(string page) =>
        Assert.Empty(Page.BrokenLinks(Page.Read(page)));

    [Fact]
    public void The_table_of_Python_names_is_that_of_the_documentation_of_the_members() =>
        Page.Expect("python-names.md", PythonNames.Build(
            new[] { "Opik.Sdk", "Opik.Contracts", "Opik.Evaluation.Metrics", "Opik.Evaluation", "Opik.Xunit" }.Select(package => Path.Combine(AppContext.BaseDirectory, $"{package}.xml"))));

    [Fact(Timeout = 60_000)]
    public async Task The_snippets_run()
    {
        var server = await shared.ProcessAsync();
        var program = AppContext.BaseDirectory.Replace(Path.Combine("tests", "Opik.Sdk.Tests"), Path.Combine("samples", "dotnet-docs"), StringComparison.Ordinal);

        // What a program keeps for resuming an evaluation goes below the home folder.
        using var home = new TemporaryFolder("docs-home");
        var run = await ChildProgram.RunAsync(
            "dotnet",
            [Path.Combine(program, "Opik.Samples.Docs.dll")],
            environment: new Dictionary<string, string?> { ["OPIK_URL_OVERRIDE"] = new Uri(server.Address, "/api").ToString(), ["OPIK_PROJECT_NAME"] = "docs", ["HOME"] = home.Path },
            timeout: TimeSpan.FromSeconds(40),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith("A span is one step of a trace. (4 items sent)", run.Output, StringComparison.Ordinal);
        Assert.Contains("answer http", run.Output, StringComparison.Ordinal);
        Assert.Contains("opik.delivery.sent", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("are lost", run.StandardError, StringComparison.Ordinal);
    }
}
