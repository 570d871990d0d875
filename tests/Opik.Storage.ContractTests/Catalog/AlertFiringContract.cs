using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Firings: from when to when, how far beyond, what was sent, who knows.</summary>
public abstract class AlertFiringContract : CatalogContract
{
    private const string Kind = "send";

    private IAlertFirings Firings => Store.AlertFirings;

    [Fact]
    public async Task A_condition_that_holds_is_one_firing_with_the_value_farthest_from_the_threshold()
    {
        var alert = await AlertAsync(Scope);
        await HoldAsync(alert, "one", 4);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await HoldAsync(alert, "one", 9);
        await HoldAsync(alert, "two", 5);
        var open = (await Firings.FindOpenAsync(Scope, default))[(alert, "one")];
        await Firings.NoteValueAsync(Scope, open.Id, 7, default);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Store.ReopenAsync();
        await Firings.EndAsync(Other, alert, "one", default);
        await Firings.EndAsync(Scope, alert, "one", default);

        Assert.Equal([(alert, "two")], (await Firings.FindOpenAsync(Scope, default)).Keys);
        Assert.Empty(await Firings.FindOpenAsync(Other, default));
        var ended = Assert.Single((await PageAsync(alert)).Content, firing => firing.EndedAt is not null);
        Assert.Equal((open.Id, open.BeganAt, AlertFiringEnd.Itself, 2L, true), (ended.Id, ended.BeganAt, ended.End, ended.Events, ended.Calls));
        Assert.InRange(ended.EndedAt!.Value - ended.BeganAt, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.Equal(new AlertMeasured(9, 3, false, "tone"), ended.Measured);
        // Once more is another firing.
        await HoldAsync(alert, "one", 4);
        Assert.Equal(3, (await PageAsync(alert)).Total);
    }

    [Fact]
    public async Task Below_a_threshold_the_lowest_value_is_kept()
    {
        var alert = await AlertAsync(Scope);
        foreach (var value in new[] { 0.5m, 0.25m, 0.75m })
            await Store.AlertBuckets.AddAsync(Scope, [Event(alert) with { Part = "p", Measured = new AlertMeasured(value, 0.8m, true, null) }], default);
        Assert.Equal(0.25m, Assert.Single((await PageAsync(alert)).Content).Measured!.Value);
    }

    [Fact]
    public async Task Events_that_are_told_together_are_one_firing_that_calls_for_nobody()
    {
        var alert = await AlertAsync(Scope);
        await Store.AlertBuckets.AddAsync(Scope, [Event(alert)], default);
        await Store.AlertBuckets.AddAsync(Scope, [Event(alert)], default);
        await Store.AlertBuckets.AddAsync(Scope, [Event(alert) with { EventType = AlertEventType.TraceGuardrailsTriggered }], default);

        var found = (await PageAsync(alert)).Content.ToDictionary(firing => firing.EventType);
        Assert.Equal((2L, false, true), (found[AlertEventType.PromptCreated].Events, found[AlertEventType.PromptCreated].Calls, found[AlertEventType.PromptCreated].EndedAt is not null));
        Assert.True(found[AlertEventType.TraceGuardrailsTriggered].Calls);
        Assert.Empty(await Firings.FindOpenAsync(Scope, default));
    }

    [Fact]
    public async Task What_became_of_messages_is_noted_with_the_end_of_their_bucket_and_bounded()
    {
        var alert = await AlertAsync(Scope);
        for (var number = 0; number <= IAlertFirings.MostNotes; number++)
        {
            await HoldAsync(alert, "one", 4);
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Store.AlertBuckets.SendDueAsync(Kind, 100, default);
            var bucket = (await Store.Jobs.FindAsync(Scope, Kind, null, default))[0].Subject!.Value;
            var outcome = number == 0 ? AlertMessageOutcome.Failed : number == 1 ? AlertMessageOutcome.Muted : AlertMessageOutcome.Sent;
            await Store.AlertBuckets.CloseAsync(Scope, bucket, new AlertMessageNote(bucket, outcome, Clock.GetUtcNow().UtcDateTime, 2, TimeSpan.FromMilliseconds(182), 200, null), default);
            // Twice, as after a crash: the bucket is gone, nothing is counted.
            await Store.AlertBuckets.CloseAsync(Scope, bucket, new AlertMessageNote(bucket, outcome, Clock.GetUtcNow().UtcDateTime, 2, null, null, null), default);
        }

        var firing = Assert.Single((await PageAsync(alert)).Content);
        Assert.Equal((IAlertFirings.MostNotes - 1L, 1L, 1L), (firing.Sent, firing.Failed, firing.Muted));
        Assert.Equal(IAlertFirings.MostNotes, firing.Messages.Count);
        Assert.Equal((AlertMessageOutcome.Sent, 2, TimeSpan.FromMilliseconds(182), 200), (firing.Messages[0].Outcome, firing.Messages[0].Attempts, firing.Messages[0].Duration!.Value, firing.Messages[0].Status!.Value));
        Assert.DoesNotContain(firing.Messages, note => note.Outcome == AlertMessageOutcome.Failed);
    }

    [Fact]
    public async Task Firings_are_acknowledged_once_and_acknowledgements_can_be_taken_back()
    {
        var alert = await AlertAsync(Scope);
        await HoldAsync(alert, "one", 4);
        await HoldAsync(alert, "two", 4);
        await Store.AlertBuckets.AddAsync(Scope, [Event(alert)], default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Firings.AcknowledgeAsync(Other, alert, null, null, default));

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Firings.AcknowledgeAsync(Scope, alert, null, "seen", default)));
        var known = Assert.Single(both, ids => ids.Count > 0);
        Assert.Equal(2, known.Count);
        Assert.All((await PageAsync(alert)).Content.Where(firing => firing.Calls), firing => Assert.Equal((Scope.UserName, "seen"), (firing.AcknowledgedBy, firing.Note)));
        Assert.Equal(0, (await StandingAsync(alert)).Unacknowledged);

        await Firings.UnacknowledgeAsync(Other, alert, known, default);
        Assert.Equal(0, (await StandingAsync(alert)).Unacknowledged);
        await Firings.UnacknowledgeAsync(Scope, alert, [known[0]], default);
        Assert.Equal(1, (await StandingAsync(alert)).Unacknowledged);
        Assert.Equal([known[0]], await Firings.AcknowledgeAsync(Scope, alert, [known[0], known[1]], null, default));
    }

    [Fact]
    public async Task Where_an_alert_stands_is_known_over_a_restart()
    {
        var (alert, quiet) = (await AlertAsync(Scope), await AlertAsync(Scope));
        await HoldAsync(alert, "one", 4);
        var since = Clock.GetUtcNow().UtcDateTime;
        await Firings.MuteAsync(Scope, alert, since.AddHours(1), default);
        await Firings.MuteAsync(Scope, quiet, null, default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Firings.MuteAsync(Other, alert, null, default));
        await Store.ReopenAsync();

        var standings = await Firings.GetStandingsAsync(Scope, [alert, quiet, NewId()], default);
        Assert.Equal([alert, quiet], standings.Select(standing => standing.AlertId));
        Assert.Equal((1L, since.AddHours(1), Scope.UserName), (standings[0].Unacknowledged, standings[0].Mute!.Until, standings[0].Mute!.By));
        Assert.Equal(standings[0].Last!.BeganAt, standings[0].FiringSince);
        Assert.Equal((null, 0L, null, null), (standings[1].FiringSince, standings[1].Unacknowledged, standings[1].Last, standings[1].Mute!.Until));
        Assert.Empty(await Firings.GetStandingsAsync(Other, [alert], default));
        Assert.True(await Firings.IsMutedAsync(Scope, alert, default));
        Assert.False(await Firings.IsMutedAsync(Other, alert, default));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await Firings.IsMutedAsync(Scope, alert, default));
        Assert.True(await Firings.IsMutedAsync(Scope, quiet, default));
        await Firings.UnmuteAsync(Other, quiet, default);
        Assert.True(await Firings.IsMutedAsync(Scope, quiet, default));
        await Firings.UnmuteAsync(Scope, quiet, default);
        Assert.False(await Firings.IsMutedAsync(Scope, quiet, default));
    }

    [Fact]
    public async Task Other_conditions_end_what_holds_and_another_name_does_not()
    {
        var alert = await AlertAsync(Scope);
        await HoldAsync(alert, "one", 4);
        await Store.Alerts.ReplaceAsync(Scope, alert, stored => stored with { Name = "other" }, default);
        Assert.Single(await Firings.FindOpenAsync(Scope, default));
        await Store.Alerts.ReplaceAsync(Scope, alert, stored => stored with { IsEnabled = false }, default);
        Assert.Empty(await Firings.FindOpenAsync(Scope, default));
        Assert.Equal(AlertFiringEnd.Changed, Assert.Single((await PageAsync(alert)).Content).End);
    }

    [Fact]
    public async Task Firings_of_a_project_in_a_range_are_those_of_alerts_that_name_it()
    {
        var project = NewId();
        await Store.Projects.CreateAsync(Scope, new Project { Id = project, Name = "p" }, default);
        var (here, elsewhere) = (await AlertAsync(Scope, project), await AlertAsync(Scope));
        await HoldAsync(here, "early", 4);
        await Firings.EndAsync(Scope, here, "early", default);
        Clock.Advance(TimeSpan.FromHours(1));
        var from = Clock.GetUtcNow().UtcDateTime;
        await HoldAsync(here, "open", 4);
        await HoldAsync(elsewhere, "open", 4);
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["open"], await PartsAsync(from, null));
        Assert.Equal(["early"], await PartsAsync(null, from));
        Assert.Equal(["open", "early"], await PartsAsync(null, null));
        Assert.Equal(["open"], await PartsAsync(from.AddMinutes(30), from.AddMinutes(40)));

        async Task<IEnumerable<string>> PartsAsync(DateTime? start, DateTime? end) =>
            (await Firings.FindAsync(Scope, new AlertFiringQuery(null, project, start, end, 1, 10), default)).Content.Select(firing => firing.Part);
    }

    [Fact]
    public async Task What_is_kept_is_bounded_by_number_and_age_and_goes_with_the_alert()
    {
        var (alert, other) = (await AlertAsync(Scope), await AlertAsync(Scope));
        await HoldAsync(alert, "open", 4);
        for (var number = 0; number < IAlertFirings.MostOfAlert + 3; number++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await HoldAsync(alert, "one", 4);
            await Firings.EndAsync(Scope, alert, "one", default);
        }

        await HoldAsync(other, "one", 4);
        await Firings.EndAsync(Scope, other, "one", default);
        Assert.InRange((await PageAsync(alert)).Total, IAlertFirings.MostOfAlert, IAlertFirings.MostOfAlert + 2);
        Assert.Contains((alert, "open"), (await Firings.FindOpenAsync(Scope, default)).Keys);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await HoldAsync(other, "two", 4);
        while (await Firings.DeleteEndedAsync(Clock.GetUtcNow().UtcDateTime, default) > 0)
        {
            // Some at a time.
        }

        Assert.Equal(["open"], (await PageAsync(alert)).Content.Select(firing => firing.Part));
        Assert.Equal(["two"], (await PageAsync(other)).Content.Select(firing => firing.Part));
        await Store.Alerts.DeleteAsync(Scope, [alert], default);
        Assert.Equal(0, (await PageAsync(alert)).Total);
        Assert.Equal(1, (await PageAsync(other)).Total);
    }

    private static AlertEvent Event(Guid alert) => new(alert, AlertEventType.PromptCreated, [new AlertBucketItem("e", "ann", JsonText.Parse("{}"))]);

    private Task HoldAsync(Guid alert, string part, decimal value) =>
        Store.AlertBuckets.AddAsync(Scope, [Event(alert) with { EventType = AlertEventType.TraceFeedbackScore, Part = part, Measured = new AlertMeasured(value, 3, false, "tone") }], default);

    private Task<Page<AlertFiring>> PageAsync(Guid alert) => Firings.FindAsync(Scope, new AlertFiringQuery(alert, null, null, null, 1, 10), default);

    private async Task<AlertStanding> StandingAsync(Guid alert) => Assert.Single(await Firings.GetStandingsAsync(Scope, [alert], default));

    private async Task<Guid> AlertAsync(Scope scope, Guid? project = null)
    {
        var id = NewId();
        await Store.Alerts.CreateAsync(scope, new Alert { Id = id, Name = "n", ProjectId = project, Webhook = new AlertWebhook { Id = NewId(), Url = "https://example.com" } }, default);
        return id;
    }
}
