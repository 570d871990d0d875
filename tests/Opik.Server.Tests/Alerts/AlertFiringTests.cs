using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.LiveEvents;
using Opik.Storage;
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

    [Fact]
    public async Task A_condition_fires_ends_and_waits_for_somebody_to_acknowledge_it()
    {
        var project = await _alerts.ProjectAsync("states");
        var alert = await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"1","window":"2"}""", project));
        var quiet = Content(await StatesAsync(project, _ => true))[0];
        Assert.Equal(("quiet", 0), (Text(quiet, "state"), quiet.GetProperty("recent").GetArrayLength()));

        // Their ids are of now, so that the window of two seconds sees them.
        await _alerts.TracesAsync("states", 3, error: true);
        await StatesAsync(project, answer => Text(Content(answer)[0], "state") == "firing");
        await _alerts.Receiver.NextAsync();
        var ended = Content(await StatesAsync(project, answer => Text(Content(answer)[0], "state") == "to_acknowledge"))[0];
        Assert.Equal((1, 1), (ended.GetProperty("unacknowledged").GetInt32(), ended.GetProperty("recent").GetArrayLength()));

        var known = await _alerts.SendAsync("POST", $"{Root}/{alert}/acknowledge", """{"note":"bad deploy"}""", 200);
        var ids = known.Json.GetProperty("firing_ids");
        Assert.Equal(1, ids.GetArrayLength());
        Assert.Equal(0, (await _alerts.SendAsync("POST", $"{Root}/{alert}/acknowledge", "{}", 200)).Json.GetProperty("firing_ids").GetArrayLength());
        Assert.Equal("quiet", Text(Content(await StatesAsync(project, _ => true))[0], "state"));
        var firing = Content(await _alerts.UntilAsync($"{Root}/{alert}/firings", answer => Content(answer)[0].GetProperty("sent").GetInt64() == 1))[0];
        Assert.Equal(("bad deploy", "itself"), (Text(firing, "note"), Text(firing, "ended_by")));
        var message = firing.GetProperty("messages")[0];
        Assert.Equal(("sent", 200, 1), (Text(message, "outcome"), message.GetProperty("status_code").GetInt32(), message.GetProperty("attempts").GetInt32()));
        Assert.True(message.GetProperty("duration_ms").GetDouble() > 0);

        await _alerts.SendAsync("POST", $"{Root}/{alert}/acknowledge/undo", $$"""{"firing_ids":{{ids.GetRawText()}}}""", 204);
        Assert.Equal("to_acknowledge", Text(Content(await StatesAsync(project, _ => true))[0], "state"));
    }

    [Fact]
    public async Task What_the_receiver_refused_is_noted_with_its_answer()
    {
        _alerts.Receiver.Answer = static (_, http) =>
        {
            http.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        var alert = await _alerts.AlertAsync(Triggers);
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"refused"}""", 201);
        var firing = Content(await _alerts.UntilAsync($"{Root}/{alert}/firings", answer => Content(answer) is [var one] && one.GetProperty("failed").GetInt64() == 1))[0];

        Assert.Equal(("prompt:created", false), (Text(firing, "metric"), firing.GetProperty("needs_acknowledgement").GetBoolean()));
        var message = firing.GetProperty("messages")[0];
        Assert.Equal(("failed", 401, "Webhook failed with status 401"), (Text(message, "outcome"), message.GetProperty("status_code").GetInt32(), Text(message, "error_message")));
    }

    [Fact]
    public async Task A_muted_alert_notes_what_it_would_have_told_also_after_a_restart()
    {
        var alert = await _alerts.AlertAsync(Triggers);
        await _alerts.SendAsync("PUT", $"{Root}/{alert}/mute", """{"until":"2020-01-01T00:00:00Z"}""", 422);
        await _alerts.SendAsync("PUT", $"{Root}/{alert}/mute", "{}", 204);
        await _alerts.Server.StopAsync();
        await _alerts.StartServerAsync();
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"silent"}""", 201);
        var firing = Content(await _alerts.UntilAsync($"{Root}/{alert}/firings", answer => Content(answer) is [var one] && one.GetProperty("muted").GetInt64() == 1))[0];
        Assert.Equal("muted", Text(firing.GetProperty("messages")[0], "outcome"));
        Assert.Empty(_alerts.Receiver.Calls);

        await _alerts.SendAsync("DELETE", $"{Root}/{alert}/mute", "", 204);
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"told"}""", 201);
        Assert.Equal("told", Text((await _alerts.Receiver.NextAsync()).Json.GetProperty("payload").GetProperty("metadata"), "name"));
    }

    [Fact]
    public async Task Open_pages_hear_of_firings_and_the_activity_of_the_project_has_them()
    {
        var project = await _alerts.ProjectAsync("heard");
        var heard = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        var alert = await _alerts.AlertAsync(Scoped("trace:errors", "threshold:errors", """{"threshold":"0","window":"600"}""", project));
        // After the write of the alert, which names its list by itself.
        _alerts.Server.Services.GetRequiredService<ListChanges>().Changed += change =>
        {
            if (change.List == "alerts")
                heard.TrySetResult(change.WorkspaceId);
        };
        await _alerts.TracesAsync("heard", 1, error: true);
        Assert.Equal(Scope.DefaultWorkspaceId, await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        var feed = await _alerts.UntilAsync($"/v1/private/projects/{project}/activities", answer => Content(answer).Any(item => Text(item, "type") == "alert_event"));
        var item = Content(feed).Single(one => Text(one, "type") == "alert_event");
        Assert.Equal((alert, "watch"), (Text(item, "resource_id"), Text(item, "name")));
    }

    private Task<JsonElement> StatesAsync(string project, Func<JsonElement, bool> wanted) => _alerts.UntilAsync($"/v1/private/projects/{project}/alerts/states", wanted);

    private static string Lines(string project) => $"/v1/private/projects/{project}/alerts/firings";

    private static List<JsonElement> Content(JsonElement answer) => [.. answer.GetProperty("content").EnumerateArray()];
}
