using System.Globalization;
using System.Text.Json;
using static Opik.Server.Tests.Alerts.AlertServer;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

/// <summary>Alerts on metrics, from traces to the receiver.</summary>
public sealed class MeasuredAlertTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task Errors_over_the_threshold_are_told_once_in_their_window()
    {
        var project = await _alerts.ProjectAsync("errors");
        await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"2","window":"600"}""", project));
        await TracesAsync("errors", 2, error: true);
        await TracesAsync("errors", 3);
        await TracesAsync("elsewhere", 9, error: true);
        Assert.Equal(0, await _alerts.SettledAsync());

        await TracesAsync("errors", 1, error: true);
        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal(
            """{"event_type":"TRACE_ERRORS","metric_name":"trace:errors","metric_value":"3","operator":">","threshold":"2","unit":"count","window_seconds":"600","project_ids":"P","project_names":"errors"}""".Replace("\"P\"", $"\"{project}\"", StringComparison.Ordinal),
            metric.GetRawText());
        Assert.Equal(1, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task Cost_is_in_dollars_over_all_projects()
    {
        await _alerts.AlertAsync(Trigger("trace:cost", "threshold:cost", """{"threshold":"50.00","window":"600"}"""));
        foreach (var project in new[] { "cost a", "cost b" })
        {
            var trace = (await TracesAsync(project, 1))[0];
            await _alerts.SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{Guid.CreateVersion7()}}","trace_id":"{{trace}}","project_name":"{{project}}","name":"s","type":"llm","start_time":"{{Now()}}","total_estimated_cost":30.125}""", 201);
        }

        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal(("60.25", "50.00", "USD", "", ""), (Text(metric, "metric_value"), Text(metric, "threshold"), Text(metric, "unit"), Text(metric, "project_ids"), Text(metric, "project_names")));
    }

    [Fact]
    public async Task Latency_is_in_seconds_and_weighed_by_the_traces_that_have_ended()
    {
        var (a, b) = (await _alerts.ProjectAsync("slow"), await _alerts.ProjectAsync("fast"));
        await TracesAsync("slow", 3, seconds: 4);
        await TracesAsync("fast", 1, seconds: 2);
        await TracesAsync("fast", 5, seconds: null);
        await _alerts.AlertAsync(Scoped("trace:latency", "threshold:latency", """{"threshold":"3.4","window":"600"}""", a, b));

        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal(("3.50", "3.40", "seconds"), (Text(metric, "metric_value"), Text(metric, "threshold"), Text(metric, "unit")));
        Assert.Equal("slow,fast", string.Join(',', Text(metric, "project_names").Split(',').OrderDescending(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(">", "0.7")]
    [InlineData("<", "0.8")]
    public async Task Scores_are_averaged_over_the_traces_that_have_them(string sign, string threshold)
    {
        var (a, b) = (await _alerts.ProjectAsync("scores a"), await _alerts.ProjectAsync("scores b"));
        await ScoreAsync("scores a", (await TracesAsync("scores a", 4))[..3], 1);
        await ScoreAsync("scores b", await TracesAsync("scores b", 1), 0);
        await _alerts.AlertAsync(Scoped("trace:feedback_score", "threshold:feedback_score", $$"""{"name":"tone","operator":"{{sign}}","threshold":"{{threshold}}","window":"600"}""", a, b));

        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal(("0.7500", "tone", sign, "score"), (Text(metric, "metric_value"), Text(metric, "feedback_score_name"), Text(metric, "operator"), Text(metric, "unit")));
    }

    [Fact]
    public async Task Scores_of_threads_are_measured_too()
    {
        await TracesAsync("threads", 2, thread: "t");
        await _alerts.SendAsync("PUT", "/v1/private/traces/threads/close", """{"thread_id":"t","project_name":"threads"}""", 204);
        await _alerts.SendAsync("PUT", "/v1/private/traces/threads/feedback-scores", """{"scores":[{"thread_id":"t","project_name":"threads","name":"help","value":0.25,"source":"sdk"}]}""", 204);
        await _alerts.AlertAsync(Trigger("trace_thread:feedback_score", "threshold:feedback_score", """{"name":"help","operator":"<","threshold":"0.5","window":"600"}"""));

        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal(("TRACE_THREAD_FEEDBACK_SCORE", "0.2500"), (Text(metric, "event_type"), Text(metric, "metric_value")));
    }

    [Fact]
    public async Task Where_nothing_was_measured_nothing_is_told()
    {
        await _alerts.ProjectAsync("empty");
        await TracesAsync("unfinished", 2, seconds: null);
        foreach (var (kind, type) in new[] { ("trace:errors", "threshold:errors"), ("trace:cost", "threshold:cost"), ("trace:latency", "threshold:latency") })
            await _alerts.AlertAsync(Scoped(kind, type, """{"threshold":"1000","operator":"<","window":"600"}""", await _alerts.ProjectAsync($"none of {type[10..]}")));
        await _alerts.AlertAsync(Trigger("trace:latency", "threshold:latency", """{"threshold":"1000","operator":"<","window":"600"}"""));
        await _alerts.AlertAsync(Trigger("trace:feedback_score", "threshold:feedback_score", """{"name":"never","operator":"<","threshold":"1","window":"600"}"""));
        await _alerts.AlertAsync("""[{"event_type":"trace:cost"}]""");

        Assert.Equal(0, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task Conditions_of_a_group_must_all_be_met_and_each_group_is_told_by_itself()
    {
        await ScoreAsync("groups", await TracesAsync("groups", 2), 0.9);
        await _alerts.AlertAsync($$"""
            [{"event_type":"trace:feedback_score","trigger_configs":[{{Condition(0, "tone", ">", "0.5")}},{{Condition(0, "tone", "<", "0.95")}},{{Condition(1, "tone", ">", "0.95")}},{{Condition(2, "tone", ">", "0.8")}},{{Condition(3, "absent", ">", "0")}}]}]
            """);
        var told = new[] { Metric(await _alerts.Receiver.NextAsync()), Metric(await _alerts.Receiver.NextAsync(2)) }.OrderBy(metric => metric.GetProperty("group_index").GetInt32()).ToList();

        Assert.Equal([0, 2], told.Select(metric => metric.GetProperty("group_index").GetInt32()));
        Assert.Equal(["0.5000", "0.9500"], told[0].GetProperty("conditions").EnumerateArray().Select(condition => Text(condition, "threshold")));
        Assert.Equal(2, await _alerts.SettledAsync());

        static string Condition(int group, string name, string sign, string threshold) =>
            $$"""{"type":"threshold:feedback_score","group_index":{{group}},"config_value":{"name":"{{name}}","operator":"{{sign}}","threshold":"{{threshold}}","window":"600"} }""";
    }

    [Fact]
    public async Task A_condition_is_told_again_after_its_window_and_after_it_was_not_met()
    {
        await TracesAsync("again", 2, error: true);
        var id = await _alerts.AlertAsync(Trigger("trace:errors", "threshold:errors", """{"threshold":"1","window":"2"}"""));
        await _alerts.Receiver.NextAsync();
        // The window has passed, and nothing came since.
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        Assert.Single(_alerts.Receiver.Calls);
        await TracesAsync("again", 2, error: true);
        await _alerts.Receiver.NextAsync(2);
        await _alerts.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{id}}"]}""", 204);
    }

    [Fact]
    public async Task What_was_told_is_remembered_over_a_restart()
    {
        await TracesAsync("told", 2, error: true);
        await _alerts.AlertAsync(Trigger("trace:errors", "threshold:errors", """{"threshold":"1","window":"600"}"""));
        await _alerts.Receiver.NextAsync();
        await _alerts.SentAsync();
        await _alerts.Server.StopAsync();
        await _alerts.StartServerAsync();

        Assert.Equal(1, await _alerts.SettledAsync());
    }

    private static JsonElement Metric(WebhookReceiver.Call call) => call.Json.GetProperty("payload").GetProperty("metadata");

    private static string Now() => DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private Task<string[]> TracesAsync(string project, int count, bool error = false, double? seconds = 1, string? thread = null) => _alerts.TracesAsync(project, count, error, seconds, thread);

    private Task ScoreAsync(string project, string[] traces, double value) =>
        _alerts.SendAsync("PUT", "/v1/private/traces/feedback-scores", JsonSerializer.Serialize(new { scores = traces.Select(id => new { id, project_name = project, name = "tone", value, source = "sdk" }) }), 204);
}
