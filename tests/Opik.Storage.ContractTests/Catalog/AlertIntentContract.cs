using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Writes noted before they are made: found after a crash, and told once.</summary>
public abstract class AlertIntentContract : CatalogContract
{
    [Fact]
    public async Task What_was_noted_is_found_again_after_a_crash_the_oldest_first()
    {
        var subjects = new[] { NewId(), NewId() };
        var project = NewId();
        var first = Intent(Scope) with { Subjects = subjects, Items = [new AlertIntentItem(project, "PII", JsonText.Parse("""{"n":1}""")), new AlertIntentItem(null, null, JsonText.Parse("{}"))] };
        await Store.AlertIntents.AddAsync(first, default);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = Intent(Other);
        await Store.AlertIntents.AddAsync(second, default);
        await Store.ReopenAsync();

        var found = await Store.AlertIntents.FindAsync(Later(), default);
        Assert.Equal([(first.Id, Scope), (second.Id, Other)], found.Select(intent => (intent.Id, intent.Scope)));
        Assert.Equal(subjects, found[0].Subjects);
        Assert.Equal([(project, "PII", """{"n":1}"""), (null, null, "{}")], found[0].Items.Select(item => (item.ProjectId, item.Guardrail, item.Data.ToString())));
        Assert.Equal([first.Id], (await Store.AlertIntents.FindAsync(second.CreatedAt, default)).Select(intent => intent.Id));
        await Store.AlertIntents.DeleteAsync(Other, first.Id, default);
        await Store.AlertIntents.DeleteAsync(Scope, first.Id, default);
        Assert.Equal([second.Id], (await Store.AlertIntents.FindAsync(Later(), default)).Select(intent => intent.Id));
    }

    [Fact]
    public async Task Of_several_that_tell_of_a_write_one_does()
    {
        var alert = NewId();
        await Store.Alerts.CreateAsync(Scope, new Alert { Id = alert, Name = "n", Webhook = new AlertWebhook { Id = NewId(), Url = "https://example.com" } }, default);
        var intent = Intent(Scope);
        await Store.AlertIntents.AddAsync(intent, default);
        var told = new AlertEvent(alert, AlertEventType.PromptCreated, [new AlertBucketItem("e", "ann", JsonText.Parse("{}"))]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Store.AlertBuckets.AddAsync(Scope, [told], default, intent.Id)));

        Assert.Equal(1, Assert.Single((await Store.AlertFirings.FindAsync(Scope, new AlertFiringQuery(alert, null, null, null, 1, 10), default)).Content).Events);
        Assert.Empty(await Store.AlertIntents.FindAsync(Later(), default));
    }

    private DateTime Later() => Clock.GetUtcNow().UtcDateTime.AddMinutes(1);

    private AlertIntent Intent(Scope scope) => new() { Id = NewId(), Scope = scope, EventType = AlertEventType.PromptCreated, CreatedAt = Clock.GetUtcNow().UtcDateTime };
}
