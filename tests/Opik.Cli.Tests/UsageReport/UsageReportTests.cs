using System.Text.Json.Nodes;
using Opik.Cli.Tests.Transfer;
using Opik.Testing;

namespace Opik.Cli.Tests.UsageReport;

/// <summary><c>opik usage-report</c>, on a server of its own: a report covers the whole workspace.</summary>
public sealed class UsageReportTests : IAsyncLifetime
{
    private OpikServerProcess server = null!;
    private OpikTool tool = null!;

    public async ValueTask InitializeAsync()
    {
        server = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        tool = new OpikTool(server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        tool.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("month", "yyyy-MM")]
    [InlineData("day", "yyyy-MM-dd")]
    [InlineData("hour", "yyyy-MM-dd-HH")]
    public async Task Figures_of_each_project_are_summed_by_period(string unit, string format)
    {
        using var api = new TestApi(server.Address);
        await ProjectSeed.StoreAsync(api, "<first> & only", 10);

        var started = DateTime.UtcNow;
        await tool.OutputAsync("usage-report", "default", "--unit", unit, "--output", "report.json");

        var report = await ReadAsync("report.json");
        var project = report["projects"]!.AsArray().Single(one => (string)one!["project_name"]! == "<first> & only")!;
        var periods = project["metrics_by_unit"]!.AsObject();
        // The hour may have turned since the traces were stored.
        Assert.Contains(started.ToString(format, System.Globalization.CultureInfo.InvariantCulture), periods.Select(period => period.Key));
        Assert.Equal(10, periods.Sum(period => (int)period.Value!["trace_count"]!));
        Assert.Equal(20, periods.Sum(period => (int)period.Value!["span_count"]!));
        Assert.Equal(195, periods.Sum(period => (int)period.Value!["token_count"]!["total_tokens"]!));
        Assert.Equal(10, (int)report["statistics"]!["total_traces"]!);
        Assert.Equal(195, (int)report["statistics"]!["total_tokens"]!);
        Assert.Equal(1, (int)report["statistics"]!["total_experiments"]!);
        Assert.Equal(1, (int)report["statistics"]!["total_datasets"]!);
        Assert.True((decimal)report["statistics"]!["total_cost"]! > 2.5m);
    }

    [Fact]
    public async Task Page_shows_charts_needs_nothing_else_and_escapes_names()
    {
        using var api = new TestApi(server.Address);
        await ProjectSeed.StoreAsync(api, "<script>", 3);

        await tool.OutputAsync("usage-report", "default", "--output", "report.json");
        var page = await File.ReadAllTextAsync(Path.Combine(tool.Folder, "report.html"), TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(tool.Folder, "report.html"));
        await server.StopAsync();
        await tool.OutputAsync("usage-report", "default", "--output", "report.json", "--from-json");

        Assert.True(page.Split("<rect ").Length > 4, page);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Equal(page, await File.ReadAllTextAsync(Path.Combine(tool.Folder, "report.html"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Days_before_the_first_trace_are_empty_and_wrong_days_are_refused()
    {
        using var api = new TestApi(server.Address);
        await ProjectSeed.StoreAsync(api, "project", 3);

        await tool.OutputAsync("usage-report", "default", "--start-date", "2020-01-01", "--end-date", "2020-02-01", "--output", "report.json");
        var wrong = await tool.RunAsync("usage-report", "--start-date", "yesterday");
        var turned = await tool.RunAsync("usage-report", "--start-date", "2026-02-01", "--end-date", "2026-01-01");
        var missing = await tool.RunAsync("usage-report", "default", "--from-json", "--output", "missing.json");

        Assert.Equal(0, (int)(await ReadAsync("report.json"))["statistics"]!["total_traces"]!);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Equal(2, turned.ExitCode);
        Assert.Equal(1, missing.ExitCode);
    }

    private async Task<JsonObject> ReadAsync(string file) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(tool.Folder, file), TestContext.Current.CancellationToken))!.AsObject();
}
