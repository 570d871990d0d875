using System.Text.Json;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Features.Alerts.Preview;
using static Opik.Server.Tests.Alerts.AlertServer;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

/// <summary>What a condition would have told of.</summary>
public sealed class AlertPreviewTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync(TimeSpan.FromHours(1));

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Theory]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"3","window":"3600"}""", 1, "count", 4)]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"4","window":"3600"}""", 0, "count", 4)]
    [InlineData("trace:latency", "threshold:latency", """{"threshold":"1.5","window":"900"}""", 1, "seconds", 2)]
    [InlineData("trace:latency", "threshold:latency", """{"threshold":"1.5","window":"86400","operator":"<"}""", 0, "seconds", 2)]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"90","window":"3600","measure":"rate"}""", 1, "percent", 100)]
    [InlineData("trace:latency", "threshold:latency", """{"threshold":"1.5","window":"900","measure":"p95"}""", 1, "seconds", 2)]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"3","window":"3600","filters":"[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"t\"}]"}""", 1, "count", 4)]
    public async Task A_condition_is_measured_over_the_days_before(string kind, string type, string value, int firings, string unit, double highest)
    {
        var project = await _alerts.ProjectAsync($"past {Guid.NewGuid():N}");
        var name = Text((await _alerts.SendAsync("GET", $"/v1/private/projects/{project}", "", 200)).Json, "name");
        await _alerts.TracesAsync(name, 4, error: true, seconds: 2);
        var answer = (await _alerts.SendAsync("POST", Preview(project), $$"""{"trigger":{{Trigger(kind, type, value)[1..^1]}} }""", 200)).Json;

        var condition = Assert.Single(answer.GetProperty("conditions").EnumerateArray());
        Assert.Equal((unit, firings), (Text(condition, "unit"), answer.GetProperty("firings").GetArrayLength()));
        // Percentiles are exact up to 1 %.
        Assert.Equal(highest, condition.GetProperty("values").EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Number).Max(one => one.GetDouble()), highest * 0.011);
        Assert.Equal(2, answer.GetProperty("others").GetArrayLength());
        Assert.Equal(firings > 0, answer.GetProperty("total_seconds").GetDouble() > 0);
    }

    [Theory]
    // Four traces, all of them failed. Two of one group: both must be met; each of two groups tells by itself.
    [InlineData("3", 0, "90", 0, 1)]
    [InlineData("5", 0, "90", 0, 0)]
    [InlineData("5", 0, "90", 1, 1)]
    [InlineData("5", 0, "100", 1, 0)]
    public async Task Thresholds_of_a_group_must_all_be_met_and_groups_tell_by_themselves(string count, int group, string percent, int other, int firings)
    {
        var project = await _alerts.ProjectAsync($"groups {Guid.NewGuid():N}");
        await _alerts.TracesAsync(Text((await _alerts.SendAsync("GET", $"/v1/private/projects/{project}", "", 200)).Json, "name"), 4, error: true, seconds: 2);
        var answer = (await _alerts.SendAsync("POST", Preview(project), $$$"""
            {"trigger":{"event_type":"trace:errors","trigger_configs":[
              {"type":"threshold:errors","group_index":{{{group}}},"config_value":{"threshold":"{{{count}}}","window":"3600"}},
              {"type":"threshold:errors","group_index":{{{other}}},"config_value":{"threshold":"{{{percent}}}","window":"3600","measure":"rate"}}]} }
            """, 200)).Json;

        Assert.Equal([(group, "count"), (other, "percent")], answer.GetProperty("conditions").EnumerateArray().Select(one => (one.GetProperty("group").GetInt32(), Text(one, "unit"))));
        Assert.Equal(firings, answer.GetProperty("firings").GetArrayLength());
        // With the next lower threshold of the first it would have told in every case.
        Assert.Equal(1, answer.GetProperty("others")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public void Times_of_several_conditions_are_joined()
    {
        static PastFiring Minutes(int from, int to, decimal value) => new(DateTime.UnixEpoch.AddMinutes(from), DateTime.UnixEpoch.AddMinutes(to), value);
        PastFiring[] first = [Minutes(0, 10, 1), Minutes(20, 40, 2)];
        PastFiring[] second = [Minutes(5, 25, 8), Minutes(30, 35, 9), Minutes(40, 50, 10)];

        Assert.Equal([Minutes(5, 10, 1), Minutes(20, 25, 2), Minutes(30, 35, 2)], PastFirings.And(first, second));
        Assert.Equal([Minutes(0, 50, 1)], PastFirings.Or([first, second]));
        Assert.Empty(PastFirings.And(first, []));
    }

    [Fact]
    public async Task What_cannot_be_measured_is_refused()
    {
        var project = await _alerts.ProjectAsync("refused");
        await _alerts.SendAsync("POST", Preview(project), "{}", 422);
        await _alerts.SendAsync("POST", Preview(project), """{"trigger":{"event_type":"prompt:created"}}""", 422);
        await _alerts.SendAsync("POST", Preview(project), $$"""{"days":31,"trigger":{{Trigger("trace:errors", "threshold:errors", """{"threshold":"3","window":"3600"}""")[1..^1]}} }""", 422);
        await _alerts.SendAsync("POST", Preview(Guid.CreateVersion7().ToString()), $$"""{"trigger":{{Trigger("trace:errors", "threshold:errors", """{"threshold":"3","window":"3600"}""")[1..^1]}} }""", 404);
    }

    [Fact]
    public void Looks_one_after_the_other_are_one_firing_and_what_was_not_measured_is_none()
    {
        var steps = new MeasuredSteps(DateTime.UnixEpoch, TimeSpan.FromMinutes(5), [0, 5, 6, 0, null, 7], false);
        var found = PastFiring.Of(steps, new AlertCondition(4, false, TimeSpan.FromMinutes(5), null));
        Assert.Equal([(5d, 15d, 6m), (25d, 30d, 7m)], found.Select(one => ((one.BeganAt - DateTime.UnixEpoch).TotalMinutes, (one.EndedAt - DateTime.UnixEpoch).TotalMinutes, one.Value)));
    }

    [Theory]
    [InlineData(10, 5, 20)]
    [InlineData(3, 2, 5)]
    [InlineData(0.7, 0.5, 1)]
    [InlineData(4, 3, 5)]
    [InlineData(1, 0.5, 2)]
    public void Round_thresholds_lie_beside_one(decimal threshold, decimal below, decimal above) => Assert.Equal([below, above], OtherThreshold.Near(threshold));

    private static string Preview(string project) => $"/v1/private/projects/{project}/alerts/preview";
}
