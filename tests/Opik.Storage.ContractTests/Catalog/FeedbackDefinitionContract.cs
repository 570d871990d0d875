using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Feedback definitions, and the one that every workspace has.</summary>
public abstract class FeedbackDefinitionContract : CatalogContract
{
    private IFeedbackDefinitions Definitions => Store.FeedbackDefinitions;

    [Fact]
    public async Task Every_workspace_has_user_feedback_once()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Definitions.FindAsync(Scope, null, null, 1, 10, default))));
        await Store.ReopenAsync();
        var again = await Definitions.FindAsync(Scope, null, null, 1, 10, default);
        var other = await Definitions.FindAsync(Other, null, null, 1, 10, default);

        var definition = Assert.Single(again.Content);
        Assert.Equal(("User feedback", "categorical"), (definition.Name, definition.Type));
        Assert.All(pages, page => Assert.Equal(definition.Id, Assert.Single(page.Content).Id));
        Assert.NotEqual(definition.Id, Assert.Single(other.Content).Id);
    }

    [Fact]
    public async Task User_feedback_cannot_be_deleted_and_nothing_is_deleted_with_it()
    {
        var id = await CreateAsync("mine", "numerical");
        var builtin = (await Definitions.FindAsync(Scope, "user", null, 1, 10, default)).Content[0].Id;

        await Assert.ThrowsAsync<StoreConflictException>(() => Definitions.DeleteAsync(Scope, [id, builtin], default));
        Assert.NotNull(await Definitions.GetAsync(Scope, id, default));
        await Definitions.DeleteAsync(Scope, [id, NewId()], default);
        Assert.Null(await Definitions.GetAsync(Scope, id, default));
    }

    [Fact]
    public async Task Pages_filter_by_name_and_type_newest_first()
    {
        await CreateAsync("Accuracy", "numerical");
        await CreateAsync("accurate", "boolean");
        await CreateAsync("Tone", "numerical");

        Assert.Equal(["accurate", "Accuracy"], Names(await Definitions.FindAsync(Scope, "ACCU", null, 1, 10, default)));
        Assert.Equal(["Tone", "Accuracy"], Names(await Definitions.FindAsync(Scope, null, "numerical", 1, 10, default)));
        var second = await Definitions.FindAsync(Scope, null, null, 2, 3, default);
        Assert.Equal(["User feedback"], Names(second));
        Assert.Equal(4, second.Total);
    }

    [Fact]
    public async Task A_definition_is_replaced_whole_and_keeps_its_author()
    {
        var id = await CreateAsync("Tone", "numerical");
        await Definitions.ReplaceAsync(Scope with { UserName = "bob" }, New(id, " Tone of voice", "boolean", """{"true_label":"ok","false_label":"bad"}"""), keepJudgement: true, default);
        await Store.ReopenAsync();

        var definition = (await Definitions.GetAsync(Scope, id, default))!;
        Assert.Equal(("Tone of voice", "boolean", null, "admin", "bob"), (definition.Name, definition.Type, definition.Description, definition.CreatedBy, definition.LastUpdatedBy));
        Assert.Equal("""{"true_label":"ok","false_label":"bad"}""", definition.Details.ToString());
    }

    [Fact]
    public async Task Taken_names_and_unknown_ids_are_refused()
    {
        await CreateAsync("Tone", "numerical");
        var id = await CreateAsync("Other", "numerical");

        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("TONE ", "boolean"));
        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("user FEEDBACK", "boolean"));
        await Assert.ThrowsAsync<StoreConflictException>(() => Definitions.ReplaceAsync(Scope, New(id, "tone", "numerical"), true, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Definitions.ReplaceAsync(Scope, New(NewId(), "x", "numerical"), true, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Definitions.ReplaceAsync(Other, New(id, "x", "numerical"), true, default));
    }

    [Fact]
    public async Task What_is_good_and_bad_stays_until_it_is_replaced()
    {
        var id = NewId();
        var judgement = new ScoreJudgement(LowerIsBetter: true, 0.25, 0.5);
        await Definitions.CreateAsync(Scope, New(id, "Risk", "numerical") with { Judgement = judgement }, default);
        await CreateAsync("Neutral", "numerical");
        await Definitions.ReplaceAsync(Scope, New(id, "Harm", "numerical"), keepJudgement: true, default);
        await Store.ReopenAsync();

        Assert.Equal(judgement, (await Definitions.GetAsync(Scope, id, default))!.Judgement);
        Assert.Equal([KeyValuePair.Create("Harm", true)], await Definitions.LowerIsBetterAsync(Scope, default));
        Assert.Empty(await Definitions.LowerIsBetterAsync(Other, default));

        await Definitions.ReplaceAsync(Scope, New(id, "Harm", "numerical"), keepJudgement: false, default);
        Assert.Null((await Definitions.GetAsync(Scope, id, default))!.Judgement);
        Assert.Empty(await Definitions.LowerIsBetterAsync(Scope, default));
    }

    private static IEnumerable<string> Names(Page<FeedbackDefinition> page) => page.Content.Select(definition => definition.Name);

    private static FeedbackDefinition New(Guid id, string name, string type, string details = """{"min":0,"max":1}""") =>
        new() { Id = id, Name = name, Type = type, Details = JsonText.Parse(details) };

    private async Task<Guid> CreateAsync(string name, string type)
    {
        var id = NewId();
        await Definitions.CreateAsync(Scope, New(id, name, type), default);
        return id;
    }
}
