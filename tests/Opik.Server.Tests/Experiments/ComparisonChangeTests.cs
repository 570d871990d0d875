using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

/// <summary>
/// A baseline and a candidate over six items. Scores of the baseline are 0.5; the candidate gains 0.1, 0.2, 0.3, 0.2, 0.2 on the
/// first five; the sixth has only been run by the baseline.
/// </summary>
public sealed class ComparisonChangeTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Quality = "feedback_scores.quality";

    private readonly ExperimentData _data = new(server, $"changes {Guid.CreateVersion7():N}");
    private readonly string[] _items = [.. Enumerable.Range(0, 6).Select(_ => ExperimentData.NewId())];
    private string _baseline = "";
    private string _candidate = "";

    [Fact]
    public async Task Paired_differences_have_the_interval_of_students_t()
    {
        await MakeAsync(0.6, 0.7, 0.8, 0.7, 0.7);
        var metric = Metric(await SummaryAsync(), Quality);
        var (own, other) = (metric.GetProperty("experiments")[0], metric.GetProperty("experiments")[1]);

        Assert.Equal((6, 0.5), (own.GetProperty("count").GetInt32(), own.GetProperty("mean").GetDouble()));
        Assert.False(own.TryGetProperty("difference", out _));
        var difference = other.GetProperty("difference");
        Assert.Equal((5, 5, 0, 0), Outcome(difference));
        Assert.Equal(0.2, difference.GetProperty("mean").GetDouble(), 1e-9);
        // s = 0.0707, t(0.975, 4) = 2.7764.
        Assert.Equal(0.2 - 0.0878, difference.GetProperty("low").GetDouble(), 1e-4);
        Assert.Equal(0.2 + 0.0878, difference.GetProperty("high").GetDouble(), 1e-4);
        Assert.True(difference.GetProperty("significant").GetBoolean());
        Assert.Equal(5, difference.GetProperty("bins").GetProperty("counts").EnumerateArray().Sum(count => count.GetInt32()));
        Assert.Equal((6, 5), ((await SummaryAsync()).GetProperty("items").GetInt32(), (await SummaryAsync()).GetProperty("shared_items").GetInt32()));
    }

    [Fact]
    public async Task Changes_that_point_both_ways_are_not_significant()
    {
        await MakeAsync(0.6, 0.4, 0.7, 0.3, 0.5);
        var difference = Metric(await SummaryAsync(), Quality).GetProperty("experiments")[1].GetProperty("difference");

        Assert.False(difference.GetProperty("significant").GetBoolean());
        Assert.Equal((5, 2, 2, 1), Outcome(difference));
    }

    [Fact]
    public async Task Four_pairs_are_too_few_to_say_anything()
    {
        await MakeAsync(0.6, 0.6, 0.6, 0.6);
        Assert.False(Metric(await SummaryAsync(), Quality).GetProperty("experiments")[1].GetProperty("difference").GetProperty("significant").GetBoolean());
    }

    [Theory]
    [InlineData("regressions", "1,4")]
    [InlineData("improvements", "0,3")]
    [InlineData("differ", "0,1,3,4")]
    [InlineData("all", "0,1,2,3,4,5")]
    public async Task Filters_by_change_and_counts_of_all_of_them(string change, string expected)
    {
        await MakeAsync(0.6, 0.2, 0.5, 0.9, 0.1);
        var page = await CompareAsync($"&metric={Quality}&change={change}");

        Assert.Equal(expected.Split(',').Select(i => _items[int.Parse(i, null)]).Reverse(), Ids(page));
        Assert.Equal(
            """{"all":6,"regressions":2,"improvements":2,"differ":4}""",
            page.GetProperty("change_counts").GetRawText());
    }

    [Theory]
    [InlineData("regressions", "4,1,2,0,3,5")]
    [InlineData("improvements", "3,0,2,1,4,5")]
    public async Task Orders_by_change_with_items_that_cannot_be_compared_last(string order, string expected)
    {
        await MakeAsync(0.6, 0.2, 0.5, 0.9, 0.1);
        var wanted = expected.Split(',').Select(i => _items[int.Parse(i, null)]).ToList();
        Assert.Equal(wanted, Ids(await CompareAsync($"&metric={Quality}&change_order={order}")));
        Assert.Equal(wanted.Skip(2).Take(2), Ids(await CompareAsync($"&metric={Quality}&change_order={order}&page=2&size=2")));
    }

    [Fact]
    public async Task A_row_says_what_became_of_the_item_in_each_experiment()
    {
        await MakeAsync(0.6, 0.2);
        var row = (await CompareAsync($"&metric={Quality}&change=regressions")).GetProperty("content")[0];

        Assert.Equal("""{"value":0.5,"runs":1,"verdict":"unknown"}""", row.GetProperty("changes").GetProperty(_baseline).GetRawText());
        var changed = row.GetProperty("changes").GetProperty(_candidate);
        Assert.Equal((0.2, -0.3, "regression"), (changed.GetProperty("value").GetDouble(), Math.Round(changed.GetProperty("difference").GetDouble(), 9), changed.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Polarity_turns_wins_into_losses_and_noise_makes_ties()
    {
        await MakeAsync(0.6, 0.7, 0.8, 0.7, 0.7);
        var lower = Uri.EscapeDataString($$"""{"{{Quality}}":"lower"}""");
        Assert.Equal((5, 0, 5, 0), Outcome(Metric(await SummaryAsync($"&polarity={lower}"), Quality).GetProperty("experiments")[1].GetProperty("difference")));
        var noise = Uri.EscapeDataString($$"""{"{{Quality}}":0.25}""");
        Assert.Equal((5, 1, 0, 4), Outcome(Metric(await SummaryAsync($"&noise={noise}"), Quality).GetProperty("experiments")[1].GetProperty("difference")));
    }

    [Fact]
    public async Task A_score_has_the_direction_of_its_definition_unless_the_question_says_otherwise()
    {
        await MakeAsync(0.6, 0.7, 0.8, 0.7, 0.7);
        var created = await server.SendAsync("POST", "/v1/private/feedback-definitions", """{"name":"quality","type":"numerical","details":{"min":0,"max":1},"polarity":"lower"}""");
        try
        {
            Assert.Equal((5, 0, 5, 0), Outcome(Metric(await SummaryAsync(), Quality).GetProperty("experiments")[1].GetProperty("difference")));
            Assert.Equal(5, (await CompareAsync($"&metric={Quality}&change=regressions")).GetProperty("total").GetInt32());
            var higher = Uri.EscapeDataString($$"""{"{{Quality}}":"higher"}""");
            Assert.Equal((5, 5, 0, 0), Outcome(Metric(await SummaryAsync($"&polarity={higher}"), Quality).GetProperty("experiments")[1].GetProperty("difference")));
        }
        finally
        {
            // The tests of this class share a server.
            await server.SendAsync("DELETE", new Uri(created.Location!).AbsolutePath);
        }
    }

    [Fact]
    public async Task Durations_are_better_when_they_are_shorter_by_more_than_a_tenth()
    {
        // The runs of the candidate take 10 % less (a tie), 20 % less, and 50 % more.
        await MakeAsync([0.5, 0.5, 0.5], [90, 80, 150]);
        var duration = Metric(await SummaryAsync(), "duration");
        Assert.Equal("lower", duration.GetProperty("polarity").GetString());
        Assert.Equal((3, 1, 1, 1), Outcome(duration.GetProperty("experiments")[1].GetProperty("difference")));
        Assert.Equal((90, 100), (duration.GetProperty("experiments")[1].GetProperty("p50").GetDouble(), duration.GetProperty("experiments")[0].GetProperty("p50").GetDouble()));
    }

    [Fact]
    public async Task Runs_of_one_item_are_averaged_and_their_spread_is_told()
    {
        await MakeAsync(0.4);
        var trial = (await _data.TracesAsync(100))[0];
        await _data.ScoreAsync(trial, "quality", 0.8);
        await _data.ItemsAsync(_candidate, (_items[0], trial));

        var change = (await CompareAsync($"&metric={Quality}&change=improvements")).GetProperty("content")[0].GetProperty("changes").GetProperty(_candidate);
        Assert.Equal((0.6, 2), (Math.Round(change.GetProperty("value").GetDouble(), 9), change.GetProperty("runs").GetInt32()));
        Assert.Equal(0.2828, change.GetProperty("deviation").GetDouble(), 1e-4);
    }

    [Fact]
    public async Task Assertions_are_metrics_and_make_items_pass()
    {
        await MakeAsync(0.5, 0.5);
        foreach (var (experiment, passes) in new[] { (_baseline, true), (_candidate, false) })
        {
            var row = (await CompareAsync($"&metric={Quality}")).GetProperty("content").EnumerateArray().First(row => row.GetProperty("id").GetString() == _items[0]);
            var run = row.GetProperty("experiment_items").EnumerateArray().First(run => run.GetProperty("experiment_id").GetString() == experiment);
            await _data.AssertAsync(run.GetProperty("trace_id").GetString()!, "names an amount", passes);
        }

        var summary = await SummaryAsync();
        Assert.Equal((1, 0, 1, 0), Outcome(Metric(summary, "assertions.names an amount").GetProperty("experiments")[1].GetProperty("difference")));
        Assert.Equal((2, 0, 1, 1), Outcome(Metric(summary, "passed").GetProperty("experiments")[1].GetProperty("difference")));
        Assert.Equal([_items[0]], Ids(await CompareAsync("&metric=passed&change=regressions")));
    }

    [Fact]
    public async Task Figures_follow_what_is_written_later_and_count_only_items_that_match()
    {
        await MakeAsync(0.6, 0.7);
        Assert.Equal(2, Outcome(Metric(await SummaryAsync(), Quality).GetProperty("experiments")[1].GetProperty("difference")).Won);
        var filter = Uri.EscapeDataString("""[{"field":"feedback_scores","key":"quality","operator":"=","value":"0.6"}]""");
        Assert.Equal((1, 1, 0, 0), Outcome(Metric(await SummaryAsync($"&filters={filter}"), Quality).GetProperty("experiments")[1].GetProperty("difference")));

        var trace = (await _data.TracesAsync(100))[0];
        await _data.ItemsAsync(_candidate, (_items[2], trace));
        await _data.ScoreAsync(trace, "quality", 0.1);
        Assert.Equal((3, 2, 1, 0), Outcome(Metric(await SummaryAsync(), Quality).GetProperty("experiments")[1].GetProperty("difference")));
    }

    [Fact]
    public async Task Previews_stand_in_for_payloads()
    {
        await MakeAsync(0.6);
        var run = (await CompareAsync($"&metric={Quality}&change=improvements&preview=true")).GetProperty("content")[0].GetProperty("experiment_items")[0];
        Assert.False(run.TryGetProperty("output", out _));
        Assert.Contains("a0", run.GetProperty("output_preview").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&baseline=01900000-0000-7000-8000-000000000000")]
    [InlineData("&change=worse")]
    [InlineData("&change_order=random")]
    [InlineData("&metric=quality")]
    [InlineData("&polarity={\"duration\":\"up\"}")]
    [InlineData("&noise={\"duration\":-1}")]
    [InlineData("&candidate=01900000-0000-7000-8000-000000000000")]
    public async Task What_cannot_be_asked_is_refused(string query)
    {
        await MakeAsync(0.6);
        var dataset = await DatasetAsync();
        var baseline = query.StartsWith("&baseline", StringComparison.Ordinal) ? "" : $"&baseline={_baseline}";
        await _data.SendAsync("GET", $"/v1/private/datasets/{dataset}/items/experiments/items?experiment_ids={ExperimentData.Ids([_baseline, _candidate])}{baseline}{query.Replace("{", "%7B", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)}", null, 400);
    }

    [Fact]
    public async Task Files_hold_all_that_matches()
    {
        await MakeAsync(0.6, 0.2, 0.9);
        var path = $"/v1/private/datasets/{await DatasetAsync()}/items/experiments/items/export?experiment_ids={ExperimentData.Ids([_baseline, _candidate])}&baseline={_baseline}&metric={Quality}&change=improvements&change_order=improvements";
        var csv = (await _data.SendAsync("GET", path, null, 200)).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("dataset_item_id,experiment,experiment_id,trace_id,output,duration_ms,cost_usd,total_tokens,feedback_scores.quality,status,difference,verdict", csv[0]);
        Assert.Equal([_items[2], _items[2], _items[0], _items[0]], csv.Skip(1).Select(line => line.Split(',')[0]));
        Assert.EndsWith(",improvement", csv[2], StringComparison.Ordinal);

        var lines = (await _data.SendAsync("GET", $"{path}&format=jsonl", null, 200)).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([_items[2], _items[0]], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        await _data.SendAsync("GET", $"{path}&format=xml", null, 400);
    }

    private Task MakeAsync(params double[] scores) => MakeAsync(scores, [.. scores.Select(_ => 100.0)]);

    private async Task MakeAsync(double[] scores, double[] durations)
    {
        var dataset = $"changes {Guid.CreateVersion7():N}";
        _baseline = await _data.ExperimentAsync(dataset);
        _candidate = await _data.ExperimentAsync(dataset);
        var own = await _data.TracesAsync([.. _items.Select(_ => 100.0)]);
        var other = await _data.TracesAsync(durations);
        await _data.ItemsAsync(_baseline, [.. own.Select((trace, i) => (_items[i], trace))]);
        await _data.ItemsAsync(_candidate, [.. other.Select((trace, i) => (_items[i], trace))]);
        foreach (var trace in own)
            await _data.ScoreAsync(trace, "quality", 0.5);
        for (var i = 0; i < other.Length; i++)
            await _data.ScoreAsync(other[i], "quality", scores[i]);
    }

    private async Task<string?> DatasetAsync() => (await _data.GetAsync($"{ExperimentData.Root}/{_baseline}")).GetProperty("dataset_id").GetString();

    private Task<JsonElement> CompareAsync(string query) => _data.CompareAsync([_baseline, _candidate], $"&baseline={_baseline}{query}");

    private async Task<JsonElement> SummaryAsync(string query = "") => await _data.GetAsync(
        $"/v1/private/datasets/{await DatasetAsync()}/items/experiments/items/summary?experiment_ids={ExperimentData.Ids([_baseline, _candidate])}&baseline={_baseline}{query}");

    private static JsonElement Metric(JsonElement summary, string name) =>
        summary.GetProperty("metrics").EnumerateArray().First(metric => metric.GetProperty("metric").GetString() == name);

    private static (int Pairs, int Won, int Lost, int Tied) Outcome(JsonElement difference) => (
        difference.GetProperty("pairs").GetInt32(), difference.GetProperty("won").GetInt32(), difference.GetProperty("lost").GetInt32(), difference.GetProperty("tied").GetInt32());

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("content").EnumerateArray().Select(row => row.GetProperty("id").GetString());
}
