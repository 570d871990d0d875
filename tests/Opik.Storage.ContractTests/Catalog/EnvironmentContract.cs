namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Environments: the registry and what ingest adds to it.</summary>
public abstract class EnvironmentContract : CatalogContract
{
    private IEnvironments Environments => Store.Environments;

    private IEnvironmentNames Names => Store.EnvironmentNames;

    [Fact]
    public async Task Ingested_names_become_environments_once_with_colours_of_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await Names.EnsureAsync(Scope, ["prod", "Staging", "PROD"], default))));

        var environments = await Environments.FindAsync(Scope, default);
        Assert.Equal(["prod", "Staging"], environments.Select(environment => environment.Name));
        Assert.Equal([0, 1], environments.Select(environment => environment.Position!.Value));
        Assert.Equal(2, environments.Select(environment => environment.Color).Distinct().Count());
        Assert.All(environments, environment => Assert.Matches("^#[0-9A-F]{6}$", environment.Color));
    }

    [Fact]
    public async Task Names_that_the_registry_cannot_hold_are_left_on_the_traces()
    {
        await Names.EnsureAsync(Scope, ["with space", "", new string('x', 151), "ok\n", "fine"], default);
        Assert.Equal(["fine"], (await Environments.FindAsync(Scope, default)).Select(environment => environment.Name));
    }

    [Fact]
    public async Task The_hundred_and_first_environment_is_refused_and_ingest_goes_on()
    {
        for (var i = 0; i < IEnvironments.Limit; i++)
            await Names.EnsureAsync(Scope, [$"env-{i}"], default);
        await Names.EnsureAsync(Scope, ["one-more"], default);

        Assert.Equal(100, (await Environments.FindAsync(Scope, default)).Count);
        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("manual"));

        var first = (await Environments.FindAsync(Scope, default))[0];
        await Environments.DeleteAsync(Scope, [first.Id], default);
        await Names.EnsureAsync(Scope, ["one-more"], default);
        Assert.Contains(await Environments.FindAsync(Scope, default), environment => environment.Name == "one-more");
    }

    [Fact]
    public async Task A_name_that_is_taken_in_another_case_is_refused()
    {
        await CreateAsync("prod");
        var other = await CreateAsync("test");

        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("PROD"));
        await Assert.ThrowsAsync<StoreConflictException>(() => Environments.UpdateAsync(Scope, other, new("Prod", null, null, null), default));
        await Environments.UpdateAsync(Scope, other, new("TEST", null, null, null), default);
        Assert.Equal("TEST", (await Environments.GetAsync(Scope, other, default))!.Name);
    }

    [Fact]
    public async Task A_deleted_environment_comes_back_with_the_next_trace_that_names_it()
    {
        await Names.EnsureAsync(Scope, ["prod"], default);
        var id = (await Environments.FindAsync(Scope, default))[0].Id;
        await Environments.DeleteAsync(Scope, [id, NewId()], default);
        Assert.Empty(await Environments.FindAsync(Scope, default));

        await Names.EnsureAsync(Scope, ["prod"], default);
        Assert.NotEqual(id, Assert.Single(await Environments.FindAsync(Scope, default)).Id);
    }

    [Fact]
    public async Task An_update_keeps_what_it_does_not_name_and_reorders()
    {
        var first = await CreateAsync("first", color: "#000000");
        await CreateAsync("second");
        await Environments.UpdateAsync(Scope with { UserName = "bob" }, first, new(null, "text", null, 7), default);

        var environments = await Environments.FindAsync(Scope, default);
        Assert.Equal(["second", "first"], environments.Select(environment => environment.Name));
        Assert.Equal(("text", "#000000", 7, "admin", "bob"), (environments[1].Description, environments[1].Color, environments[1].Position, environments[1].CreatedBy, environments[1].LastUpdatedBy));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Environments.UpdateAsync(Scope, NewId(), new("x", null, null, null), default));
    }

    [Fact]
    public async Task Environments_survive_a_restart_and_stay_in_their_workspace()
    {
        var id = await CreateAsync("prod");
        await Store.ReopenAsync();

        Assert.Equal("prod", (await Environments.GetAsync(Scope, id, default))!.Name);
        Assert.Null(await Environments.GetAsync(Other, id, default));
        Assert.Empty(await Environments.FindAsync(Other, default));
    }

    private async Task<Guid> CreateAsync(string name, string? color = null)
    {
        var id = NewId();
        await Environments.CreateAsync(Scope, new DeploymentEnvironment { Id = id, Name = name, Color = color }, default);
        return id;
    }
}
