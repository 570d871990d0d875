using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Projects: names, pages, and the resolution that ingest relies on.</summary>
public abstract class ProjectContract : CatalogContract
{
    private IProjects Projects => Store.Projects;

    [Fact]
    public async Task A_created_project_is_read_back_by_id_and_by_name_in_any_case()
    {
        var project = new Project { Id = NewId(), Name = "  Größe ", Description = "d", Visibility = "public" };
        await Projects.CreateAsync(Scope, project, default);

        var byId = await Projects.GetAsync(Scope, project.Id, default);
        var byName = await Projects.FindAsync(Scope, " GRÖßE", default);

        Assert.Equal("Größe", byId!.Name);
        Assert.Equal(("d", "public", "admin", "admin"), (byId.Description, byId.Visibility, byId.CreatedBy, byId.LastUpdatedBy));
        Assert.Equal(byId, byName);
    }

    [Fact]
    public async Task An_empty_catalog_finds_nothing()
    {
        Assert.Null(await Projects.GetAsync(Scope, NewId(), default));
        Assert.Null(await Projects.FindAsync(Scope, "x", default));
        var page = await Projects.FindAsync(Scope, null, 1, 10, null, default);
        Assert.Empty(page.Content);
        Assert.Equal(0, page.Total);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Without_a_name_writes_go_to_the_default_project(string? name)
    {
        var id = await Projects.ResolveAsync(Scope, name, default);
        Assert.Equal("Default Project", (await Projects.GetAsync(Scope, id, default))!.Name);
    }

    [Fact]
    public async Task Concurrent_resolution_of_one_name_makes_one_project()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () => await Projects.ResolveAsync(Scope, i % 2 == 0 ? "Demo" : " dEMO ", default))));

        Assert.Single(ids.Distinct());
        Assert.Equal(1, (await Projects.FindAsync(Scope, null, 1, 10, null, default)).Total);
    }

    [Fact]
    public async Task A_name_or_id_that_is_taken_is_refused()
    {
        var id = NewId();
        await Projects.CreateAsync(Scope, new Project { Id = id, Name = "Demo" }, default);

        await Assert.ThrowsAsync<StoreConflictException>(() => Projects.CreateAsync(Scope, new Project { Id = NewId(), Name = "demo " }, default));
        await Assert.ThrowsAsync<StoreConflictException>(() => Projects.CreateAsync(Scope, new Project { Id = id, Name = "other" }, default));
    }

    [Fact]
    public async Task After_a_rename_the_old_name_resolves_to_a_new_project()
    {
        var id = await Projects.ResolveAsync(Scope, "old", default);
        await Projects.UpdateAsync(Scope, id, "new", null, null, default);

        Assert.Equal(id, await Projects.ResolveAsync(Scope, "NEW", default));
        Assert.NotEqual(id, await Projects.ResolveAsync(Scope, "old", default));
    }

    [Fact]
    public async Task After_a_deletion_the_name_resolves_to_a_new_project()
    {
        var id = await Projects.ResolveAsync(Scope, "demo", default);
        await Projects.DeleteAsync(Scope, [id, NewId()], default);

        Assert.Null(await Projects.GetAsync(Scope, id, default));
        Assert.NotEqual(id, await Projects.ResolveAsync(Scope, "demo", default));
    }

    [Fact]
    public async Task Resolution_that_races_with_deletion_ends_on_an_existing_project()
    {
        for (var round = 0; round < 25; round++)
        {
            var id = await Projects.ResolveAsync(Scope, "raced", default);
            await Task.WhenAll(
                Projects.DeleteAsync(Scope, [id], default),
                Task.Run(async () => await Projects.ResolveAsync(Scope, "raced", default)),
                Task.Run(async () => await Projects.ResolveAsync(Scope, "raced", default)));

            var last = await Projects.ResolveAsync(Scope, "raced", default);
            Assert.NotNull(await Projects.GetAsync(Scope, last, default));
        }
    }

    [Fact]
    public async Task An_update_keeps_what_it_does_not_name()
    {
        var id = NewId();
        await Projects.CreateAsync(Scope, new Project { Id = id, Name = "demo", Description = "d" }, default);
        await Projects.UpdateAsync(Scope with { UserName = "bob" }, id, null, null, "public", default);

        var project = await Projects.GetAsync(Scope, id, default);
        Assert.Equal(("demo", "d", "public", "admin", "bob"), (project!.Name, project.Description, project.Visibility, project.CreatedBy, project.LastUpdatedBy));
    }

    [Fact]
    public async Task An_update_of_an_unknown_project_or_to_a_taken_name_is_refused()
    {
        var id = await Projects.ResolveAsync(Scope, "a", default);
        await Projects.ResolveAsync(Scope, "b", default);

        await Assert.ThrowsAsync<EntityNotFoundException>(() => Projects.UpdateAsync(Scope, NewId(), "c", null, null, default));
        await Assert.ThrowsAsync<StoreConflictException>(() => Projects.UpdateAsync(Scope, id, "B", null, null, default));
        await Projects.UpdateAsync(Scope, id, "A", null, null, default);
        Assert.Equal("A", (await Projects.GetAsync(Scope, id, default))!.Name);
    }

    [Fact]
    public async Task Pages_filter_by_substring_and_sort()
    {
        foreach (var name in new[] { "beta 100%", "Alpha", "gamma", "alphabet" })
            await Projects.ResolveAsync(Scope, name, default);

        var newest = await Projects.FindAsync(Scope, null, 1, 3, null, default);
        var second = await Projects.FindAsync(Scope, null, 2, 3, null, default);
        var filtered = await Projects.FindAsync(Scope, "ALPHA", 1, 10, new SortClause("name", Descending: false), default);
        var wildcard = await Projects.FindAsync(Scope, "%", 1, 10, null, default);

        Assert.Equal(["alphabet", "gamma", "Alpha"], newest.Content.Select(project => project.Name));
        Assert.Equal(4, newest.Total);
        Assert.Equal(["beta 100%"], second.Content.Select(project => project.Name));
        Assert.Equal(["Alpha", "alphabet"], filtered.Content.Select(project => project.Name));
        Assert.Equal(["beta 100%"], wildcard.Content.Select(project => project.Name));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("日本 🚀")]
    [InlineData("'; DROP TABLE project; --")]
    public async Task A_name_may_hold_any_character(string name)
    {
        var id = await Projects.ResolveAsync(Scope, name, default);

        Assert.Equal(name, (await Projects.GetAsync(Scope, id, default))!.Name);
        Assert.Equal(id, (await Projects.FindAsync(Scope, name, default))!.Id);
        Assert.Equal(1, (await Projects.FindAsync(Scope, name, 1, 10, null, default)).Total);
    }

    [Fact]
    public async Task Projects_survive_a_restart()
    {
        var id = await Projects.ResolveAsync(Scope, "kept", default);
        await Store.ReopenAsync();

        Assert.Equal("kept", (await Projects.GetAsync(Scope, id, default))!.Name);
        Assert.Equal(id, await Projects.ResolveAsync(Scope, "KEPT", default));
    }

    [Fact]
    public async Task Workspaces_do_not_see_each_other()
    {
        var id = await Projects.ResolveAsync(Scope, "demo", default);
        var other = await Projects.ResolveAsync(Other, "demo", default);

        Assert.NotEqual(id, other);
        Assert.Null(await Projects.GetAsync(Other, id, default));
        await Projects.DeleteAsync(Other, [id], default);
        Assert.NotNull(await Projects.GetAsync(Scope, id, default));
        Assert.Equal([other], (await Projects.GetManyAsync(Other, [id, other, other], default)).Select(project => project.Id));
    }

    [Fact]
    public async Task The_directory_names_projects_of_the_asked_workspaces_only()
    {
        var first = await Projects.ResolveAsync(Scope, "Checkout", default);
        var second = await Projects.ResolveAsync(Other, "checkout old", default);
        await Projects.ResolveAsync(Other, "search", default);
        var directory = Store.ProjectDirectory;

        var both = await directory.FindAsync([Scope.WorkspaceId, Other.WorkspaceId], null, "CHECK", 10, default);
        var one = await directory.FindAsync([Other.WorkspaceId], [first, second], null, 10, default);
        var limited = await directory.FindAsync([Scope.WorkspaceId, Other.WorkspaceId], null, null, 1, default);

        Assert.Equal([second, first], both.Select(entry => entry.ProjectId));
        Assert.Equal((Other.WorkspaceId, second, "checkout old"), Assert.Single(one));
        Assert.Equal("search", Assert.Single(limited).Name);
    }
}
