using System.Text.Json;
using static Opik.Server.Tests.Alerts.AlertBodies;
using static Opik.Server.Tests.Alerts.AlertServer;

namespace Opik.Server.Tests.Alerts;

/// <summary>The overview of projects says where alerts fire.</summary>
public sealed class AlertingProjectsTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task A_project_tells_how_many_alerts_fire_until_they_are_muted()
    {
        var project = await _alerts.ProjectAsync("on fire");
        await _alerts.ProjectAsync("calm");
        await _alerts.TracesAsync("on fire", 2, error: true);
        var id = await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"1","window":"600"}""", project));
        await _alerts.UntilAsync($"{Root}/{id}/firings", found => found.GetProperty("total").GetInt32() == 1);

        var found = await OverviewAsync("?alerting=true");
        var one = Assert.Single(found.GetProperty("content").EnumerateArray());
        Assert.Equal(("on fire", 1), (Text(one, "name"), one.GetProperty("alerts_firing").GetInt32()));
        Assert.Equal((1, 1), (found.GetProperty("totals").GetProperty("alerts_firing").GetInt32(), found.GetProperty("totals").GetProperty("projects_with_alerts").GetInt32()));

        await _alerts.SendAsync("PUT", $"{Root}/{id}/mute", "{}", 204);
        Assert.Equal(0, (await OverviewAsync("?alerting=true")).GetProperty("total").GetInt32());
    }

    private async Task<JsonElement> OverviewAsync(string query) => (await _alerts.SendAsync("GET", "/v1/private/projects/overview" + query, string.Empty, 200)).Json;
}
