using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Environments that follow the newest version of prompts and agents' configurations.</summary>
public abstract class FollowingEnvironmentContract : CatalogContract
{
    private const string Name = "development";

    private readonly Guid _project = Guid.CreateVersion7();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddProjectAsync(Scope, _project);
        await AddProjectAsync(Other, _project);
    }

    [Fact]
    public async Task One_that_begins_to_follow_has_the_newest_of_everything_and_every_new_one_from_then_on()
    {
        var id = await EnvironmentAsync(follows: false);
        await VersionAsync("greeting", "one");
        var second = await VersionAsync("greeting", "two");
        await BlueprintAsync("1");
        var blueprint = await BlueprintAsync("2");
        Assert.Null(await UsedAsync("greeting"));

        await Store.Environments.UpdateAsync(Scope, id, new(null, null, null, null, FollowsNewest: true), default);
        Assert.Equal((second, blueprint), (await UsedAsync("greeting"), await AgentAsync()));

        var third = await VersionAsync("greeting", "three");
        var other = await VersionAsync("farewell", "one");
        var next = await BlueprintAsync("3");
        await Store.ReopenAsync();
        Assert.True((await Store.Environments.GetAsync(Scope, id, default))!.FollowsNewest);
        Assert.Equal((third, other, next), (await UsedAsync("greeting"), await UsedAsync("farewell"), await AgentAsync()));

        await Store.Environments.UpdateAsync(Scope, id, new(null, null, null, null, FollowsNewest: false), default);
        await VersionAsync("greeting", "four");
        await BlueprintAsync("4");
        Assert.Equal((third, next), (await UsedAsync("greeting"), await AgentAsync()));
    }

    [Fact]
    public async Task Restored_versions_and_masks_that_are_applied_are_new_ones_and_masks_alone_are_none()
    {
        await EnvironmentAsync(follows: true);
        var first = await VersionAsync("greeting", "one");
        await VersionAsync("greeting", "two");
        var prompt = (await Store.PromptVersions.GetAsync(Scope, first, default))!.PromptId;
        var restored = (await Store.PromptVersions.RestoreAsync(Scope, prompt, first, default)).Id;
        await BlueprintAsync("1");
        var mask = (await Store.AgentConfigs.AddAsync(Scope, _project, new AgentBlueprintDraft(null, true, null, [new("a", "9", AgentConfigValueType.String, null)]), default)).Id;
        var before = await AgentAsync();
        var applied = (await Store.AgentConfigs.ApplyMaskAsync(Scope, _project, mask, default)).Id;

        Assert.Equal(restored, await UsedAsync("greeting"));
        Assert.NotEqual(mask, before);
        Assert.Equal(applied, await AgentAsync());
    }

    [Fact]
    public async Task It_takes_no_older_version_and_does_not_lose_the_newest()
    {
        await EnvironmentAsync(follows: true);
        var first = await VersionAsync("greeting", "one");
        var second = await VersionAsync("greeting", "two");
        var older = await BlueprintAsync("1");
        var newest = await BlueprintAsync("2");

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.PromptVersions.SetEnvironmentsAsync(Scope, first, ["Development"], default));
        await Store.PromptVersions.SetEnvironmentsAsync(Scope, second, [], default);
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.AgentConfigs.AssignAsync(Scope, _project, new Dictionary<string, Guid> { [Name] = older }, default));
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.AgentConfigs.UnassignAsync(Scope, _project, Name, default));
        await Store.AgentConfigs.AssignAsync(Scope, _project, new Dictionary<string, Guid> { [Name] = newest }, default);

        Assert.Equal((second, newest), (await UsedAsync("greeting"), await AgentAsync()));
    }

    [Fact]
    public async Task Under_another_name_it_follows_on()
    {
        var id = await EnvironmentAsync(follows: true);
        var version = await VersionAsync("greeting", "one");
        var blueprint = await BlueprintAsync("1");
        await Store.Environments.UpdateAsync(Scope, id, new("dev", null, null, null), default);

        Assert.Equal(version, (await Store.PromptVersions.RetrieveAsync(Scope, new PromptAddress("greeting", _project), new PromptPin(Environment: "dev"), default))?.Id);
        Assert.Equal(blueprint, (await Store.AgentConfigs.GetAsync(Scope, _project, new AgentBlueprintPin(Environment: "dev"), null, default))?.Id);
    }

    [Fact]
    public async Task One_that_is_protected_cannot_follow_and_one_that_follows_cannot_be_protected()
    {
        var id = await EnvironmentAsync(follows: true);
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.EnvironmentProtections.SetAsync(Scope, new() { EnvironmentId = id }, default));
        await Store.Environments.UpdateAsync(Scope, id, new(null, null, null, null, FollowsNewest: false), default);
        await Store.EnvironmentProtections.SetAsync(Scope, new() { EnvironmentId = id }, default);
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.Environments.UpdateAsync(Scope, id, new("renamed", null, null, null, FollowsNewest: true), default));

        Assert.Equal((Name, false), ((await Store.Environments.GetAsync(Scope, id, default))!.Name, (await Store.Environments.GetAsync(Scope, id, default))!.FollowsNewest));
    }

    [Fact]
    public async Task Of_versions_that_are_made_at_once_it_has_the_newest_and_other_workspaces_have_nothing()
    {
        await EnvironmentAsync(follows: true);
        await VersionAsync("greeting", "first");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => VersionAsync("greeting", $"{i}"))));
        var address = new PromptAddress("greeting", _project);
        await Store.PromptVersions.CreateAsync(Other, address, TemplateStructure.Text, new PromptVersionDraft { Template = "theirs" }, default);

        Assert.Equal((await Store.PromptVersions.RetrieveAsync(Scope, address, PromptPin.Latest, default))!.Id, await UsedAsync("greeting"));
        Assert.Empty((await Store.PromptVersions.RetrieveAsync(Other, address, PromptPin.Latest, default))!.Environments);
    }

    private async Task<Guid> EnvironmentAsync(bool follows)
    {
        var id = NewId();
        await Store.Environments.CreateAsync(Scope, new() { Id = id, Name = Name, FollowsNewest = follows }, default);
        return id;
    }

    private async Task<Guid> VersionAsync(string prompt, string template) =>
        (await Store.PromptVersions.CreateAsync(Scope, new PromptAddress(prompt, _project), TemplateStructure.Text, new PromptVersionDraft { Template = template }, default)).Id;

    private async Task<Guid?> UsedAsync(string prompt) =>
        (await Store.PromptVersions.RetrieveAsync(Scope, new PromptAddress(prompt, _project), new PromptPin(Environment: Name), default))?.Id;

    private async Task<Guid> BlueprintAsync(string value)
    {
        var draft = new AgentBlueprintDraft(null, false, null, [new("a", value, AgentConfigValueType.String, null)]);
        var known = await Store.AgentConfigs.GetAsync(Scope, _project, AgentBlueprintPin.Latest, null, default);
        return (known is null ? await Store.AgentConfigs.CreateAsync(Scope, _project, null, draft, default) : await Store.AgentConfigs.AddAsync(Scope, _project, draft, default)).Id;
    }

    private async Task<Guid?> AgentAsync() => (await Store.AgentConfigs.GetAsync(Scope, _project, new AgentBlueprintPin(Environment: Name), null, default))?.Id;
}
