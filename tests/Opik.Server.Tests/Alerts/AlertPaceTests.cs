using System.Text.Json;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Features.Alerts.Preview;
using static Opik.Server.Tests.Alerts.AlertBodies;
using static Opik.Server.Tests.Alerts.AlertServer;

namespace Opik.Server.Tests.Alerts;

/// <summary>Where a condition ends that was met, and when it is told again (docs/api-extensions.md).</summary>
public sealed class AlertPaceTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task Between_its_thresholds_it_goes_on_also_over_a_restart()
    {
        await _alerts.TracesAsync("swing", 3, error: true);
        await _alerts.TracesAsync("swing", 1);
        var alert = await _alerts.AlertAsync(Trigger("trace:errors", "threshold:errors", """{"threshold":"50","end_threshold":"20","window":"600","measure":"rate"}"""));
        await _alerts.Receiver.NextAsync();
        // 3 of 10: below where it began, above where it ends.
        await _alerts.TracesAsync("swing", 6);
        await _alerts.SentAsync();
        await _alerts.Server.StopAsync();
        await _alerts.StartServerAsync();
        await _alerts.SettledAsync();
        Assert.False(Ended(Assert.Single(await FiringsAsync(alert))));

        // 3 of 20.
        await _alerts.TracesAsync("swing", 10);
        await _alerts.UntilAsync($"{Root}/{alert}/firings", answer => Ended(Content(answer)[0]));
        Assert.Single(await FiringsAsync(alert));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"repeat\":\"600\"", false)]
    public async Task What_goes_on_is_told_again_after_its_window_or_the_time_that_it_says(string repeat, bool again)
    {
        var alert = await _alerts.AlertAsync(Trigger("trace:errors", "threshold:errors", $$"""{"threshold":"0","window":"3"{{repeat}} }"""));
        for (var beat = 0; beat < 14; beat++)
        {
            await _alerts.TracesAsync("on", 1, error: true);
            await Task.Delay(400, TestContext.Current.CancellationToken);
        }

        Assert.Single(await FiringsAsync(alert));
        Assert.Equal(again, await _alerts.SettledAsync() > 1);
    }

    [Fact]
    public void A_preview_joins_what_swings_between_the_thresholds()
    {
        var steps = new MeasuredSteps(DateTime.UnixEpoch, TimeSpan.FromHours(1), [1, 4, 2.5m, 4, 1, 2.5m], false);
        var condition = new AlertCondition(3, false, TimeSpan.FromHours(1), null);

        Assert.Equal([1, 1], Hours(condition));
        Assert.Equal([3], Hours(condition with { EndThreshold = 2 }));
        Assert.Equal([1, 2], Hours(condition with { IsBelow = true, Threshold = 2, EndThreshold = 3 }));

        IEnumerable<double> Hours(AlertCondition each) => PastFiring.Of(steps, each).Select(static firing => (firing.EndedAt - firing.BeganAt).TotalHours);
    }

    private async Task<List<JsonElement>> FiringsAsync(string alert) => Content((await _alerts.SendAsync("GET", $"{Root}/{alert}/firings", string.Empty, 200)).Json);

    private static bool Ended(JsonElement firing) => firing.TryGetProperty("ended_at", out var at) && at.ValueKind == JsonValueKind.String;

    private static List<JsonElement> Content(JsonElement answer) => [.. answer.GetProperty("content").EnumerateArray()];
}
