using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Events that wait: together for an alert and kind, bounded, handed over once.</summary>
public abstract class AlertBucketContract : CatalogContract
{
    private const string Kind = "send";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    private IAlertBuckets Buckets => Store.AlertBuckets;

    [Fact]
    public async Task Events_of_a_kind_wait_together_and_are_handed_over_when_the_first_has_waited()
    {
        var alert = await AlertAsync(Scope);
        await AddAsync(Scope, alert, "a");
        Clock.Advance(Wait / 2);
        await AddAsync(Scope, alert, "b", "b");
        await Buckets.AddAsync(Scope, [Event(alert, "c") with { EventType = AlertEventType.PromptDeleted }], default);
        Assert.Equal(0, await Buckets.SendDueAsync(Kind, 10, default));
        Clock.Advance(Wait / 2);
        await Store.ReopenAsync();

        Assert.Equal(1, await Buckets.SendDueAsync(Kind, 10, default));
        Assert.Equal(0, await Buckets.SendDueAsync(Kind, 10, default));
        var job = Assert.Single(await Store.Jobs.FindAsync(Scope, Kind, null, default));
        var bucket = (await Buckets.GetAsync(Scope, job.Subject!.Value, default))!;
        Assert.Equal((alert, AlertEventType.PromptCreated, 2L, string.Empty), (bucket.AlertId, bucket.EventType, bucket.Events, bucket.Part));
        Assert.Equal(["a", "b", "b"], bucket.Items.Select(item => item.EventId));
        Assert.Equal(("ann", """{"n":"a"}"""), (bucket.Items[0].UserName, bucket.Items[0].Data.ToString()));

        // What comes while it is sent waits for the next.
        await AddAsync(Scope, alert, "d");
        Assert.Equal(3, (await Buckets.GetAsync(Scope, bucket.Id, default))!.Items.Count);
        await Buckets.CloseAsync(Scope, bucket.Id, null, default);
        Assert.Null(await Buckets.GetAsync(Scope, bucket.Id, default));
        Clock.Advance(Wait);
        Assert.Equal(2, await Buckets.SendDueAsync(Kind, 10, default));
    }

    [Fact]
    public async Task A_few_are_sent_at_a_time()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await AddAsync(Scope, await AlertAsync(Scope), "e");
        Clock.Advance(Wait);
        Assert.Equal(2, await Buckets.SendDueAsync(Kind, 2, default));
        Assert.Equal(0, await Buckets.SendDueAsync(Kind, 2, default));
        await Store.Jobs.CompleteAsync((await Store.Jobs.ClaimAsync([Kind], TimeSpan.FromMinutes(1), default))!, null, default);
        Assert.Equal(1, await Buckets.SendDueAsync(Kind, 2, default));
    }

    [Fact]
    public async Task What_is_kept_is_bounded_and_all_is_counted()
    {
        var alert = await AlertAsync(Scope);
        var large = new AlertBucketItem("large", "ann", JsonText.FromString(new string('x', IAlertBuckets.MostBytes)));
        await Buckets.AddAsync(Scope, [new AlertEvent(alert, AlertEventType.PromptCreated, [large])], default);
        foreach (var _ in Enumerable.Range(0, 3))
            await AddAsync(Scope, alert, [.. Enumerable.Range(0, 400).Select(number => $"{number}")]);
        Assert.Equal(1, await Buckets.SendDueAsync(Kind, 1, default));
        var bucket = (await Buckets.GetAsync(Scope, (await Store.Jobs.FindAsync(Scope, Kind, null, default))[0].Subject!.Value, default))!;

        Assert.Equal((4L, IAlertBuckets.MostItems), (bucket.Events, bucket.Items.Count));
    }

    [Fact]
    public async Task What_waits_goes_with_its_alert_and_nothing_is_added_to_one_that_is_gone()
    {
        var (alert, other) = (await AlertAsync(Scope), await AlertAsync(Other));
        await AddAsync(Scope, alert, "a");
        await AddAsync(Other, other, "a");
        await AddAsync(Other, alert, "not theirs");
        await Store.Alerts.DeleteAsync(Scope, [alert], default);
        await AddAsync(Scope, alert, "late");
        Clock.Advance(Wait);

        Assert.Equal(1, await Buckets.SendDueAsync(Kind, 10, default));
        var job = Assert.Single(await Store.Jobs.FindAsync(Other, Kind, null, default));
        Assert.Null(await Buckets.GetAsync(Scope, job.Subject!.Value, default));
        await Buckets.CloseAsync(Scope, job.Subject!.Value, null, default);
        Assert.Equal(other, (await Buckets.GetAsync(Other, job.Subject!.Value, default))!.AlertId);
    }

    [Fact]
    public async Task What_a_job_left_behind_is_cleared_away()
    {
        await AddAsync(Scope, await AlertAsync(Scope), "a");
        Clock.Advance(Wait);
        await Buckets.SendDueAsync(Kind, 10, default);
        var job = (await Store.Jobs.ClaimAsync([Kind], TimeSpan.FromMinutes(1), default))!;
        await Buckets.DeleteStrandedAsync(default);
        Assert.NotNull(await Buckets.GetAsync(Scope, job.Subject!.Value, default));
        await Store.Jobs.FailAsync(job, "defect", default);
        await Buckets.DeleteStrandedAsync(default);
        Assert.Null(await Buckets.GetAsync(Scope, job.Subject!.Value, default));
    }

    private async Task<Guid> AlertAsync(Scope scope)
    {
        var id = NewId();
        await Store.Alerts.CreateAsync(scope, new Alert { Id = id, Name = "n", Webhook = new AlertWebhook { Id = NewId(), Url = "https://example.com" } }, default);
        return id;
    }

    private Task AddAsync(Scope scope, Guid alert, params string[] events) => Buckets.AddAsync(scope, [Event(alert, events)], default);

    private static AlertEvent Event(Guid alert, params string[] events) =>
        new(alert, AlertEventType.PromptCreated, [.. events.Select(id => new AlertBucketItem(id, "ann", JsonText.Parse($$"""{"n":"{{id}}"}""")))]) { Wait = Wait };
}
