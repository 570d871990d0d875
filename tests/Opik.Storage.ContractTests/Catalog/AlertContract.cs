using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Alerts: of a workspace, with triggers that may be for some projects only.</summary>
public abstract class AlertContract : CatalogContract
{
    private IAlerts Alerts => Store.Alerts;

    [Fact]
    public async Task Every_member_survives_a_reopening()
    {
        var project = await ProjectAsync("a");
        var alert = Alert(Scoped(project, await ProjectAsync("b")), Trigger(AlertEventType.TraceCost, new AlertTriggerConfig
        {
            Id = NewId(), Type = AlertConfigType.ThresholdCost, GroupIndex = 3, Value = new Dictionary<string, string> { ["threshold"] = "1", ["window"] = "60" },
        })) with
        {
            IsEnabled = false, Type = AlertType.PagerDuty, Metadata = "protected", CustomFields = JsonText.Parse("""{"a":"b"}"""),
            Webhook = new AlertWebhook { Id = NewId(), Name = "w", Url = "https://example.com", Secret = "s", Headers = "h" },
        };
        await Alerts.CreateAsync(Scope, alert, default);
        await Store.ReopenAsync();
        var read = (await Alerts.GetAsync(Scope, alert.Id, default))!;

        Assert.Equal(alert with { Triggers = [] }, read with { Triggers = [], CreatedAt = default, CreatedBy = null, LastUpdatedAt = default, LastUpdatedBy = null });
        Assert.Equal((Scope.UserName, Scope.UserName), (read.CreatedBy, read.LastUpdatedBy));
        Assert.Equal(alert.Triggers.Select(trigger => (trigger.Id, trigger.EventType)), read.Triggers.Select(trigger => (trigger.Id, trigger.EventType)));
        Assert.Equal(alert.Triggers[0].ProjectIds!.Order(), read.Triggers[0].ProjectIds!.Order());
        var config = Assert.Single(read.Triggers[1].Configs);
        Assert.Equal((AlertConfigType.ThresholdCost, 3, "1", "60", Scope.UserName), (config.Type, config.GroupIndex, config.Value["threshold"], config.Value["window"], config.CreatedBy));
        Assert.Null(read.Triggers[1].ProjectIds);
        await Assert.ThrowsAsync<StoreConflictException>(() => Alerts.CreateAsync(Scope, alert, default));
    }

    [Fact]
    public async Task A_replacement_keeps_when_what_keeps_its_id_was_made()
    {
        var alert = Alert(Trigger(AlertEventType.PromptCreated), Trigger(AlertEventType.PromptDeleted));
        await Alerts.CreateAsync(Scope, alert, default);
        var made = (await Alerts.GetAsync(Scope, alert.Id, default))!;
        Clock.Advance(TimeSpan.FromHours(1));
        var fresh = Trigger(AlertEventType.PromptCommitted);
        await Alerts.ReplaceAsync(Scope with { UserName = "bob" }, alert.Id, stored => Alert(fresh, stored.Triggers[0] with { EventType = AlertEventType.TraceErrors }) with { Name = "other" }, default);
        var read = (await Alerts.GetAsync(Scope, alert.Id, default))!;

        Assert.Equal(("other", made.CreatedAt, Scope.UserName, "bob", true), (read.Name, read.CreatedAt, read.CreatedBy, read.LastUpdatedBy, read.LastUpdatedAt > made.LastUpdatedAt));
        Assert.Equal([(fresh.Id, AlertEventType.PromptCommitted, "bob"), (alert.Triggers[0].Id, AlertEventType.TraceErrors, Scope.UserName)], read.Triggers.Select(trigger => (trigger.Id, trigger.EventType, trigger.CreatedBy!)));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Alerts.ReplaceAsync(Scope, NewId(), stored => stored, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Alerts.ReplaceAsync(Scope, alert.Id, _ => throw new InvalidOperationException(), default));
        Assert.Equal(2, (await Alerts.GetAsync(Scope, alert.Id, default))!.Triggers.Count);
    }

    [Fact]
    public async Task Alerts_that_are_on_are_known_at_once_after_every_change()
    {
        Assert.Empty(await EnabledAsync(Scope));
        var alert = Alert(Trigger(AlertEventType.TraceLatency));
        await Alerts.CreateAsync(Scope, alert, default);
        Assert.Equal([alert.Id], await EnabledAsync(Scope));
        Assert.Empty(await EnabledAsync(Other));
        Assert.Equal([Scope.WorkspaceId], await Alerts.FindWorkspacesAsync([AlertEventType.TraceLatency, AlertEventType.TraceCost], default));
        Assert.Empty(await Alerts.FindWorkspacesAsync([AlertEventType.TraceCost], default));
        await Alerts.ReplaceAsync(Scope, alert.Id, stored => stored with { IsEnabled = false }, default);
        Assert.Empty(await EnabledAsync(Scope));
        Assert.Empty(await Alerts.FindWorkspacesAsync([AlertEventType.TraceLatency], default));
        await Alerts.ReplaceAsync(Scope, alert.Id, stored => stored with { IsEnabled = true }, default);
        Assert.Equal([alert.Id], await EnabledAsync(Scope));
        await Alerts.DeleteAsync(Scope, [alert.Id, NewId()], default);
        Assert.Empty(await EnabledAsync(Scope));
    }

    [Fact]
    public async Task A_deleted_project_takes_along_what_was_only_for_it()
    {
        var (gone, other) = (await ProjectAsync("gone"), await ProjectAsync("other"));
        var whole = Alert(Trigger(AlertEventType.PromptCreated)) with { ProjectId = gone };
        var (only, both, mixed) = (Alert(Scoped(gone)), Alert(Scoped(gone, other)), Alert(Scoped(gone), Trigger(AlertEventType.PromptCreated)));
        var (all, empty) = (Alert(Trigger(AlertEventType.PromptDeleted)), Alert());
        foreach (var alert in (Alert[])[whole, only, both, mixed, all, empty])
            await Alerts.CreateAsync(Scope, alert, default);
        Assert.Equal(6, (await EnabledAsync(Scope)).Count());
        while (await Store.ContentDeletion.DeleteProjectPieceAsync(Scope, gone, default))
        {
        }

        Assert.Null(await Alerts.GetAsync(Scope, whole.Id, default));
        Assert.Null(await Alerts.GetAsync(Scope, only.Id, default));
        Assert.Equal([other], (await Alerts.GetAsync(Scope, both.Id, default))!.Triggers.Single().ProjectIds!);
        Assert.Equal([AlertEventType.PromptCreated], (await Alerts.GetAsync(Scope, mixed.Id, default))!.Triggers.Select(trigger => trigger.EventType));
        Assert.Equal([both.Id, mixed.Id, all.Id, empty.Id], await EnabledAsync(Scope));
    }

    [Fact]
    public async Task Another_workspace_sees_and_changes_nothing()
    {
        var alert = Alert(Scoped(await ProjectAsync("mine")));
        await Alerts.CreateAsync(Scope, alert, default);
        await Assert.ThrowsAsync<ProjectDeletedException>(() => Alerts.CreateAsync(Other, alert, default));
        await Assert.ThrowsAsync<ProjectDeletedException>(() => Alerts.CreateAsync(Other, alert with { Triggers = [], ProjectId = alert.Triggers[0].ProjectIds![0] }, default));
        await Alerts.CreateAsync(Other, alert with { Name = "theirs", Triggers = [] }, default);
        await Assert.ThrowsAsync<ProjectDeletedException>(() => Alerts.ReplaceAsync(Other, alert.Id, stored => stored with { ProjectId = alert.Triggers[0].ProjectIds![0] }, default));
        await Alerts.DeleteAsync(Other, [alert.Id], default);

        Assert.Null(await Alerts.GetAsync(Other, alert.Id, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Alerts.ReplaceAsync(Other, alert.Id, stored => stored, default));
        Assert.Equal(0, (await Alerts.FindAsync(Other, new AlertQuery(null, [], null, 1, 10), default)).Total);
        Assert.Equal(("n", 1), ((await Alerts.GetAsync(Scope, alert.Id, default))!.Name, (await Alerts.GetAsync(Scope, alert.Id, default))!.Triggers[0].ProjectIds!.Count));
    }

    [Fact]
    public async Task A_workspace_has_a_bounded_number()
    {
        foreach (var _ in Enumerable.Range(0, IAlerts.Limit))
            await Alerts.CreateAsync(Scope, Alert(), default);

        await Assert.ThrowsAsync<StoreConflictException>(() => Alerts.CreateAsync(Scope, Alert(), default));
        await Alerts.CreateAsync(Other, Alert(), default);
    }

    private async Task<Guid> ProjectAsync(string name) => await Store.Projects.ResolveAsync(Scope, name, default);

    private async Task<IEnumerable<Guid>> EnabledAsync(Scope scope) => (await Alerts.FindEnabledAsync(scope.WorkspaceId, default)).Select(alert => alert.Id);

    private AlertTrigger Scoped(params Guid[] projects) => Trigger(AlertEventType.TraceGuardrailsTriggered, new AlertTriggerConfig { Id = NewId(), Type = AlertConfigType.ScopeProject, ProjectIds = projects });

    private AlertTrigger Trigger(AlertEventType type, params AlertTriggerConfig[] configs) => new() { Id = NewId(), EventType = type, Configs = configs };

    private Alert Alert(params AlertTrigger[] triggers) => new() { Id = NewId(), Name = "n", Webhook = new AlertWebhook { Id = NewId(), Url = "https://example.com" }, Triggers = triggers };
}
