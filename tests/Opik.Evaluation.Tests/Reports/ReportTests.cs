using System.Text.Json.Nodes;
using System.Xml.Linq;
using Opik.Datasets;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Reports;
using Opik.Evaluation.Results;
using Opik.Evaluation.Statistics;
using Opik.Evaluation.Terminal;
using Opik.Testing;
using Spectre.Console;
using TestResult = Opik.Evaluation.Results.TestResult;
using Xunit;

namespace Opik.Evaluation.Tests.Reports;

/// <summary>What people and builds see of a result.</summary>
public sealed class ReportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_report_has_statistics_and_every_run()
    {
        using var folder = new TemporaryFolder("reports");
        var path = Path.Combine(folder.Path, "deep", "report.json");

        await Result().WriteJsonAsync(path, Cancellation);

        var report = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        Assert.Equal((0.5, 1), ((double)report["scores"]!["quality"]!["mean"]!, (int)report["scores"]!["quality"]!["failed_count"]!));
        Assert.Equal(3, report["results"]!.AsArray().Count);
        Assert.Equal("<b>&", (string?)report["results"]![0]!["task_output"]!["output"]);
        Assert.True((bool)report["results"]![2]!["scores"]![0]!["scoring_failed"]!);
    }

    [Fact]
    public async Task Html_report_is_well_formed_names_its_columns_and_shows_texts_as_they_are()
    {
        using var folder = new TemporaryFolder("reports");
        var path = Path.Combine(folder.Path, "report.html");

        await Result().WriteHtmlAsync(path, Cancellation);

        var text = await File.ReadAllTextAsync(path, Cancellation);
        // As XML, but for what HTML writes shorter.
        var page = XDocument.Parse(text.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal));
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.All(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.Equal(3, page.Descendants("details").Count());
        Assert.Contains(page.Descendants("pre"), block => block.Value.Contains("<b>&", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(TerminalVerbosity.Silent, false, false)]
    [InlineData(TerminalVerbosity.Summary, true, false)]
    [InlineData(TerminalVerbosity.Statistics, true, true)]
    public async Task Terminal_says_as_much_as_it_is_asked_to(TerminalVerbosity verbosity, bool summary, bool statistics)
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(written) });
        var result = Result();

        await using (var terminal = new EvaluationTerminal(verbosity, console))
        {
            foreach (var (index, run) in result.TestResults.Index())
                terminal.Report(new EvaluationProgress(index + 1, 3, run));
            await terminal.WriteAsync(result);
        }

        Assert.Equal(summary, written.ToString().Contains("0.5000 (avg)", StringComparison.Ordinal));
        Assert.Equal(statistics, written.ToString().Contains("Std", StringComparison.Ordinal));
        Assert.Equal(verbosity == TerminalVerbosity.Silent, written.ToString().Length == 0);
    }

    private static EvaluationResult Result()
    {
        TestResult[] runs = [Run(0, new ScoreResult("quality", 1) { Reason = "good" }), Run(1, new ScoreResult("quality", 0)), Run(2, ScoreResult.Failed("quality", new InvalidOperationException("no luck")))];
        return new EvaluationResult
        {
            ExperimentId = Guid.CreateVersion7(), ExperimentName = "exp & <co>", DatasetId = Guid.CreateVersion7(), DatasetName = "data", ExperimentUrl = new Uri("http://localhost/x?experiments=%5B%5D"),
            TestResults = runs, Scores = ScoreStatistics.ByName(runs.Select(run => run.ScoreResults)), ExperimentScores = [new ScoreResult("whole", 3)], ItemCount = 3, RunCount = 3,
        };
    }

    private static TestResult Run(int number, ScoreResult score) => new()
    {
        TestCase = new TestCase { TraceId = Guid.CreateVersion7(), DatasetItemId = $"item-{number}", DatasetItem = new DatasetItem { ["n"] = number }, TaskOutput = new JsonObject { ["output"] = "<b>&" } },
        ScoreResults = [score],
        TaskExecutionTime = TimeSpan.FromSeconds(1),
    };
}
