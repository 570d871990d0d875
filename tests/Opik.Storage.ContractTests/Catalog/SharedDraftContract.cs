using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Drafts of prompts and of agent configurations.</summary>
public abstract class SharedDraftContract : CatalogContract
{
    private ISharedDrafts Drafts => Store.SharedDrafts;

    [Theory]
    [InlineData(SharedDraftKind.Prompt)]
    [InlineData(SharedDraftKind.AgentConfig)]
    public async Task A_draft_is_written_over_the_one_before_and_is_there_after_a_restart(SharedDraftKind kind)
    {
        var owner = await OwnerAsync(kind);
        Assert.Equal(SharedDraft.None, await Drafts.GetAsync(Scope, owner, default));

        var first = await Drafts.WriteAsync(Scope, owner, 0, Text("a"), default);
        var second = await Drafts.WriteAsync(Scope, owner, 1, Text("b"), default);
        await Store.ReopenAsync();

        Assert.Equal((true, 1, true, 2), (first.IsStored, first.Draft.Revision, second.IsStored, second.Draft.Revision));
        var read = await Drafts.GetAsync(Scope, owner, default);
        Assert.Equal((2, Text("b"), Scope.UserName), (read.Revision, read.Content, read.ChangedBy));
        Assert.NotNull(read.ChangedAt);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_is_told_and_sees_the_other()
    {
        var owner = await OwnerAsync(SharedDraftKind.Prompt);

        var writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Drafts.WriteAsync(Scope, owner, 0, Text($"{number}"), default)));

        var stored = Assert.Single(writes, write => write.IsStored).Draft;
        Assert.All(writes, write => Assert.Equal(stored, write.Draft));
        Assert.Equal(stored, await Drafts.GetAsync(Scope, owner, default));
    }

    [Fact]
    public async Task A_revision_never_comes_back_so_an_old_draft_is_not_written_over_a_new_one()
    {
        var owner = await OwnerAsync(SharedDraftKind.Prompt);
        await Drafts.WriteAsync(Scope, owner, 0, Text("a"), default);
        var gone = await Drafts.WriteAsync(Scope, owner, 1, null, default);
        Assert.Equal((true, 2, null), (gone.IsStored, gone.Draft.Revision, gone.Draft.Content));

        Assert.False((await Drafts.WriteAsync(Scope, owner, 1, Text("late"), default)).IsStored);
        Assert.Null((await Drafts.GetAsync(Scope, owner, default)).Content);
        Assert.Equal(3, (await Drafts.WriteAsync(Scope, owner, 2, Text("back"), default)).Draft.Revision);
    }

    [Fact]
    public async Task A_write_that_is_repeated_is_no_change()
    {
        var owner = await OwnerAsync(SharedDraftKind.Prompt);
        var first = await Drafts.WriteAsync(Scope, owner, 0, Text("a"), default);

        Assert.Equal(first, await Drafts.WriteAsync(Scope, owner, 0, Text("a"), default));
    }

    [Fact]
    public async Task A_draft_goes_with_its_prompt_and_workspaces_see_only_their_own()
    {
        var owner = await OwnerAsync(SharedDraftKind.Prompt);
        await Drafts.WriteAsync(Scope, owner, 0, Text("a"), default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Drafts.GetAsync(Other, owner, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Drafts.WriteAsync(Other, owner, 1, null, default));
        Assert.NotNull((await Drafts.GetAsync(Scope, owner, default)).Content);

        await Store.Prompts.DeleteAsync(Scope, [owner.Id], default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Drafts.WriteAsync(Scope, owner, 1, Text("b"), default));

        // The same id again has nothing of what was before.
        await Store.Prompts.CreateAsync(Scope, new Prompt { Id = owner.Id, Name = "again" }, null, default);
        Assert.Equal(SharedDraft.None, await Drafts.GetAsync(Scope, owner, default));
    }

    private static JsonText Text(string text) => JsonText.Parse($$"""{"a":"{{text}}"}""");

    private async Task<SharedDraftOwner> OwnerAsync(SharedDraftKind kind)
    {
        var id = NewId();
        if (kind == SharedDraftKind.Prompt)
            await Store.Prompts.CreateAsync(Scope, new Prompt { Id = id, Name = $"{id}" }, null, default);
        else
            await AddProjectAsync(Scope, id);
        return new SharedDraftOwner(kind, id);
    }
}
