using Microsoft.Extensions.DependencyInjection;
using Opik.Contracts;
using Opik.Storage;
using static Opik.Server.Tests.Alerts.AlertServer;

namespace Opik.Server.Tests.Alerts;

/// <summary>Servers that stop between a write and its event: what was made is told at the next start, what was not is not.</summary>
public sealed class AlertRecoveryTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task A_write_whose_event_was_cut_off_is_told_at_the_next_start()
    {
        // Made while no alert wanted it: as a server leaves it that stops between the write and its event.
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"made","template":"hi"}""", 201);
        var id = (await _alerts.SendAsync("GET", "/v1/private/prompts?name=made", "", 200)).Json.GetProperty("content")[0].GetProperty("id").GetGuid();
        await _alerts.AlertAsync("""[{"event_type":"prompt:created"}]""");
        await LeaveAsync(AlertEventType.PromptCreated, [id]);
        await LeaveAsync(AlertEventType.PromptCreated, [Guid.CreateVersion7()]);
        await _alerts.Server.StopAsync();
        await _alerts.StartServerAsync();

        Assert.Equal("made", Text((await _alerts.Receiver.NextAsync()).Json.GetProperty("payload").GetProperty("metadata"), "name"));
        Assert.Equal(1, await _alerts.SettledAsync());
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task A_deletion_is_told_with_what_was_known_before_unless_it_was_not_made()
    {
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"stays"}""", 201);
        var stays = (await _alerts.SendAsync("GET", "/v1/private/prompts?name=stays", "", 200)).Json.GetProperty("content")[0].GetProperty("id").GetGuid();
        await _alerts.AlertAsync("""[{"event_type":"prompt:deleted"}]""");
        await LeaveAsync(AlertEventType.PromptDeleted, [stays], """{"id":"a","name":"stays"}""");
        await LeaveAsync(AlertEventType.PromptDeleted, [Guid.CreateVersion7()], """{"id":"b","name":"gone"}""");
        await _alerts.Server.StopAsync();
        await _alerts.StartServerAsync();

        Assert.Equal("gone", Text((await _alerts.Receiver.NextAsync()).Json.GetProperty("payload").GetProperty("metadata")[0], "name"));
        Assert.Equal(1, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task A_write_that_is_told_or_refused_leaves_nothing_behind()
    {
        await _alerts.AlertAsync("""[{"event_type":"prompt:created"},{"event_type":"prompt:committed"}]""");
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"twice","template":"hi"}""", 201);
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"twice","template":"hi"}""", 409);
        await _alerts.SendAsync("POST", "/v1/private/prompts/versions", """{"name":"twice","version":{"template":"more"} }""", 200);
        Assert.Empty(await LeftAsync());
        await _alerts.SettledAsync();
        // However the events are gathered into messages: one prompt was made, two versions.
        Assert.Equal(3, _alerts.Receiver.Calls.Sum(call => call.Json.GetProperty("payload").GetProperty("eventCount").GetInt32()));
    }

    private Task LeaveAsync(AlertEventType type, IReadOnlyList<Guid> subjects, params string[] items) =>
        _alerts.Server.Services.GetRequiredService<IAlertIntents>().AddAsync(
            new AlertIntent
            {
                Id = Guid.CreateVersion7(),
                Scope = Scope.Default,
                EventType = type,
                CreatedAt = DateTime.UtcNow,
                Subjects = subjects,
                Items = [.. items.Select(static item => new AlertIntentItem(null, null, JsonText.Parse(item)))],
            },
            TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<AlertIntent>> LeftAsync() =>
        _alerts.Server.Services.GetRequiredService<IAlertIntents>().FindAsync(DateTime.UtcNow.AddMinutes(1), TestContext.Current.CancellationToken);
}
