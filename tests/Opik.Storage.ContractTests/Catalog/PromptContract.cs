using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Prompts and their versions.</summary>
public abstract class PromptContract : CatalogContract
{
    private IPromptVersions Versions => Store.PromptVersions;

    [Fact]
    public async Task Parallel_versions_have_distinct_numbers_without_gaps_also_after_a_restart()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => AddAsync("p", $"{i}"))));
        await Store.ReopenAsync();
        var next = await AddAsync("p", "next");

        Assert.Equal(Enumerable.Range(1, 32).Select(number => (long?)number), made.Select(version => version.Number).Order());
        Assert.Single(made.Select(version => version.PromptId).Distinct());
        Assert.Equal((33, "v33"), (next.Number, next.VersionName));
        Assert.Equal(33, (await Store.Prompts.GetAsync(Scope, next.PromptId, default))!.VersionCount);
    }

    [Fact]
    public async Task A_refused_version_takes_no_number_and_makes_no_prompt()
    {
        await Assert.ThrowsAsync<StoreConflictException>(() => AddAsync("p", "x", new() { Template = "x", Environments = ["unknown"] }));
        Assert.Equal(0, (await FindAsync(Scope)).Total);

        var first = await AddAsync("p", "x");
        await Assert.ThrowsAsync<StoreConflictException>(() => AddAsync("p", "x", new() { Template = "x", Id = first.Id }));
        await Assert.ThrowsAsync<StoreConflictException>(() => AddAsync("p", "x", new() { Template = "x", Commit = first.Commit }));
        Assert.Equal(2, (await AddAsync("p", "y")).Number);
    }

    [Fact]
    public async Task Workspaces_do_not_see_each_other()
    {
        await Store.Environments.CreateAsync(Scope, new DeploymentEnvironment { Id = NewId(), Name = "live" }, default);
        var mine = await AddAsync("p", "mine", new() { Template = "mine", Environments = ["live"] });
        var id = mine.Id;

        Assert.Null(await Versions.GetAsync(Other, id, default));
        Assert.Null(await Versions.GetAsync(Other, mine.PromptId, PromptPin.Latest, default));
        Assert.Null(await Versions.RetrieveAsync(Other, new PromptAddress("p", null), PromptPin.Latest, default));
        Assert.Empty(await Versions.FindByCommitsAsync(Other, [mine.Commit], default));
        Assert.Empty(await Store.PromptVersionLookup.FindAsync(Other, [id], default));
        Assert.Equal(0, (await FindAsync(Other)).Total);
        Assert.True(await Versions.TagAsync(Other, [id], ["x"], merge: false, default));
        await Store.Prompts.DeleteAsync(Other, [mine.PromptId], default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Versions.SetEnvironmentsAsync(Other, id, [], default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Versions.RestoreAsync(Other, mine.PromptId, id, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.Prompts.UpdateAsync(Other, mine.PromptId, new PromptPatch("q", null, null), default));

        var theirs = await Versions.CreateAsync(Other, new PromptAddress("p", null), TemplateStructure.Text, new() { Template = "theirs", Id = id, Commit = mine.Commit }, default);
        Assert.Equal(1, theirs.Number);
        var read = (await Versions.GetAsync(Scope, id, default))!;
        Assert.Equal(("mine", "p", "live"), (read.Template, read.PromptName, Assert.Single(read.Environments)));
        Assert.Empty(read.Tags);
    }

    [Fact]
    public async Task The_lookup_tells_what_versions_and_masks_are_and_leaves_out_the_unknown()
    {
        var version = await AddAsync("p", "text");
        var mask = await AddAsync("p", "hidden", new() { Template = "hidden", IsMask = true });

        var found = await Store.PromptVersionLookup.FindAsync(Scope, [version.Id, NewId(), mask.Id, version.Id], default);

        Assert.Equal(2, found.Count);
        Assert.Equal((version.PromptId, "p", version.Commit, "v1", "text"), (found[version.Id].PromptId, found[version.Id].PromptName, found[version.Id].Commit, found[version.Id].VersionName, found[version.Id].Template));
        Assert.True(found[mask.Id].IsMask);
    }

    [Fact]
    public async Task Everything_of_a_version_is_kept()
    {
        await Store.Environments.CreateAsync(Scope, new DeploymentEnvironment { Id = NewId(), Name = "b" }, default);
        await Store.Environments.CreateAsync(Scope, new DeploymentEnvironment { Id = NewId(), Name = "a" }, default);
        var id = NewId();
        var made = await AddAsync("p", "x", new()
        {
            Id = id, Commit = "Ab12Cd34", Template = "null \0 and 漢", Type = TemplateType.Jinja2, Metadata = JsonText.Parse("[1,\"ü\"]"),
            ChangeDescription = "why", Tags = ["t\"1", "ü"], Environments = ["a", "B"],
        });
        await Store.ReopenAsync();

        var read = (await Versions.GetAsync(Scope, id, default))!;

        Assert.Equal(("Ab12Cd34", "null \0 and 漢", TemplateType.Jinja2, "why", "[1,\"ü\"]"), (read.Commit, read.Template, read.Type, read.ChangeDescription, read.Metadata.ToString()));
        Assert.Equal(["t\"1", "ü"], read.Tags);
        // In the order of the environments.
        Assert.Equal(["b", "a"], read.Environments);
        Assert.Equal((made.CreatedAt, "admin", TemplateStructure.Text), (read.CreatedAt, read.CreatedBy, read.TemplateStructure));
    }

    [Fact]
    public async Task The_newest_of_a_name_is_found_without_a_project_and_only_its_own_with_one()
    {
        var (one, two, three) = (NewId(), NewId(), NewId());
        await AddProjectAsync(Scope, one);
        await AddProjectAsync(Scope, two);
        await AddAsync("p", "one", project: one);
        await AddAsync("p", "two", project: two);

        Assert.Equal("two", await TextAsync(null));
        Assert.Equal("one", await TextAsync(one));
        Assert.Null(await TextAsync(three));
        await AddAsync("P", "of none");
        Assert.Equal("of none", await TextAsync(null));
        Assert.Equal("one", await TextAsync(one));
        Assert.Equal("of none", await TextAsync(three));

        async Task<string?> TextAsync(Guid? project) => (await Versions.RetrieveAsync(Scope, new PromptAddress(" p ", project), PromptPin.Latest, default))?.Template;
    }

    private Task<PromptVersion> AddAsync(string name, string template, PromptVersionDraft? draft = null, Guid? project = null) =>
        Versions.CreateAsync(Scope, new PromptAddress(name, project), TemplateStructure.Text, draft ?? new PromptVersionDraft { Template = template }, default);

    private Task<Page<Prompt>> FindAsync(Scope scope) => Store.Prompts.FindAsync(scope, new PromptQuery(null, null, [], null, 1, 10), default);
}
