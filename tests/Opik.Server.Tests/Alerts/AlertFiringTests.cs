using System.Text.Json;
using static Opik.Server.Tests.Alerts.AlertServer;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

/// <summary>Firings, from traces to what pages are told.</summary>
public sealed class AlertFiringTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task Charts_of_a_project_are_told_when_its_alerts_fired()
    {
        var (project, other) = (await _alerts.ProjectAsync("lines"), await _alerts.ProjectAsync("other"));
        var alert = await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"2","window":"600"}""", project));
        var before = DateTime.UtcNow;
        await _alerts.TracesAsync("lines", 3, error: true);
        var lines = await _alerts.UntilAsync(Lines(project), answer => Content(answer).Count == 1);
        var line = Content(lines)[0];

        Assert.Equal((alert, "watch", "trace:errors", 2m, 3m, ">"), (Text(line, "alert_id"), Text(line, "alert_name"), Text(line, "metric"), line.GetProperty("threshold").GetDecimal(), line.GetProperty("value").GetDecimal(), Text(line, "operator")));
        Assert.True(line.GetProperty("began_at").GetDateTime() >= before);
        Assert.False(line.TryGetProperty("ended_at", out var ended) && ended.ValueKind != JsonValueKind.Null);
        // More of it is the same firing, farther out.
        await _alerts.TracesAsync("lines", 2, error: true);
        await _alerts.UntilAsync(Lines(project), answer => Content(answer) is [var only] && only.GetProperty("value").GetDecimal() == 5m);
        Assert.Empty(Content((await _alerts.SendAsync("GET", Lines(project) + $"?to_time={before.AddHours(-1):O}", "", 200)).Json));
        Assert.Empty(Content((await _alerts.SendAsync("GET", Lines(other), "", 200)).Json));
        await _alerts.SendAsync("GET", Lines(Guid.CreateVersion7().ToString()), "", 404);
    }

    private static string Lines(string project) => $"/v1/private/projects/{project}/alerts/firings";

    private static List<JsonElement> Content(JsonElement answer) => [.. answer.GetProperty("content").EnumerateArray()];
}
