using System.Text.Json;
using static Opik.Server.Tests.Alerts.AlertBodies;
using static Opik.Server.Tests.Alerts.AlertServer;

namespace Opik.Server.Tests.Alerts;

/// <summary>Our measures of the known kinds (a rate, percentiles) and filters of conditions.</summary>
public sealed class AlertMeasureTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task A_rate_of_errors_is_the_share_of_all_traces_of_its_projects()
    {
        var (a, b) = (await _alerts.ProjectAsync("rate a"), await _alerts.ProjectAsync("rate b"));
        await _alerts.TracesAsync("rate a", 3, error: true);
        await _alerts.TracesAsync("rate b", 5);
        await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"37.6","window":"600","measure":"rate"}""", a, b));
        Assert.Equal(0, await _alerts.SettledAsync());

        await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"37.4","window":"600","measure":"rate"}""", a, b));
        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal(("37.5", "37.4", "percent", "rate"), (Text(metric, "metric_value"), Text(metric, "threshold"), Text(metric, "unit"), Text(metric, "measure")));
    }

    [Theory]
    [InlineData("p50", 1, "1.00")]
    [InlineData("p95", 8, "8.00")]
    public async Task A_percentile_is_that_of_the_project_that_is_farthest_beyond(string measure, double at, string value)
    {
        var (a, b) = (await _alerts.ProjectAsync("slow ones"), await _alerts.ProjectAsync("quick ones"));
        await _alerts.TracesAsync("slow ones", 8, seconds: 1);
        await _alerts.TracesAsync("slow ones", 2, seconds: 8);
        await _alerts.TracesAsync("quick ones", 90, seconds: 0.1);
        await _alerts.AlertAsync(Scoped("trace:latency", "threshold:latency", $$"""{"threshold":"{{(at * 0.9).ToString(System.Globalization.CultureInfo.InvariantCulture)}}","window":"600","measure":"{{measure}}"}""", a, b));

        var metric = Metric(await _alerts.Receiver.NextAsync());
        // Percentiles are exact up to 1 %.
        Assert.Equal(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), double.Parse(Text(metric, "metric_value"), System.Globalization.CultureInfo.InvariantCulture), at * 0.02);
        Assert.Equal(("seconds", measure), (Text(metric, "unit"), Text(metric, "measure")));
    }

    [Fact]
    public async Task Filters_choose_the_traces_that_are_measured()
    {
        var project = await _alerts.ProjectAsync("filtered");
        await _alerts.TracesAsync("filtered", 4, error: true);
        await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", Filtered("other"), project));
        Assert.Equal(0, await _alerts.SettledAsync());

        await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", Filtered("t"), project));
        var metric = Metric(await _alerts.Receiver.NextAsync());
        Assert.Equal("4", Text(metric, "metric_value"));
        Assert.Equal("name", JsonDocument.Parse(Text(metric, "filters")).RootElement[0].GetProperty("field").GetString());

        static string Filtered(string name) => $$"""{"threshold":"1","window":"600","filters":"[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"{{name}}\"}]"}""";
    }

    [Fact]
    public async Task A_firing_and_the_line_of_a_chart_say_what_was_measured()
    {
        var project = await _alerts.ProjectAsync("lines");
        await _alerts.TracesAsync("lines", 2, error: true);
        var id = await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"50","window":"600","measure":"rate"}""", project));
        var firings = await _alerts.UntilAsync($"{Root}/{id}/firings", found => found.GetProperty("total").GetInt32() == 1);
        Assert.Equal(("rate", 100), (Text(firings.GetProperty("content")[0], "measure"), firings.GetProperty("content")[0].GetProperty("value").GetDouble()));

        var lines = (await _alerts.SendAsync("GET", $"/v1/private/projects/{project}/alerts/firings", string.Empty, 200)).Json;
        Assert.Equal("rate", Text(lines.GetProperty("content")[0], "measure"));
    }

    [Theory]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"3","window":"3600","measure":"p95"}""", "must be one of [count, rate]")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"101","window":"3600","measure":"rate"}""", "between 0 and 100 percent")]
    [InlineData("trace:latency", "threshold:latency", """{"threshold":"3","window":"3600","measure":"p42"}""", "must be one of [avg, p50, p90, p95, p99]")]
    [InlineData("trace:cost", "threshold:cost", """{"threshold":"3","window":"3600","measure":"avg"}""", "takes no 'measure'")]
    [InlineData("trace:cost", "threshold:cost", """{"threshold":"3","window":"3600","filters":"[{\"field\":\"nothing\",\"operator\":\"=\",\"value\":\"x\"}]"}""", "nothing")]
    public async Task A_measure_or_filter_that_is_none_is_refused_when_it_is_written(string kind, string type, string value, string message)
    {
        var answer = await _alerts.SendAsync("POST", Root, Alert("refused", _alerts.Receiver.Url, Trigger(kind, type, value)), 400);
        Assert.Contains(message, answer.Body, StringComparison.Ordinal);
    }

    private static JsonElement Metric(WebhookReceiver.Call call) => call.Json.GetProperty("payload").GetProperty("metadata");
}
