using Xunit;

namespace Opik.Storage.Sqlite.Tests.Catalog;

public sealed class EnvironmentStoreTests : IAsyncDisposable
{
    private static readonly Scope _scope = Scope.Default;
    private readonly CatalogFixture _fixture = new();

    private IEnvironments Environments => _fixture.Catalog.Environments;

    private IEnvironmentNames Names => _fixture.Catalog.EnvironmentNames;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Ingested_names_become_environments_once_with_colours_of_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await Names.EnsureAsync(_scope, ["prod", "Staging", "PROD"], default))));

        var environments = await Environments.FindAsync(_scope, default);
        Assert.Equal(["prod", "Staging"], environments.Select(environment => environment.Name));
        Assert.Equal([0, 1], environments.Select(environment => environment.Position!.Value));
        Assert.Equal(2, environments.Select(environment => environment.Color).Distinct().Count());
        Assert.All(environments, environment => Assert.Matches("^#[0-9A-F]{6}$", environment.Color));
    }

    [Fact]
    public async Task Names_that_the_registry_cannot_hold_are_left_on_the_traces()
    {
        await Names.EnsureAsync(_scope, ["with space", "", new string('x', 151), "ok\n", "fine"], default);
        Assert.Equal(["fine"], (await Environments.FindAsync(_scope, default)).Select(environment => environment.Name));
    }

    [Fact]
    public async Task The_hundred_and_first_environment_is_refused_and_ingest_goes_on()
    {
        for (var i = 0; i < IEnvironments.Limit; i++)
            await Names.EnsureAsync(_scope, [$"env-{i}"], default);
        await Names.EnsureAsync(_scope, ["one-more"], default);

        Assert.Equal(100, (await Environments.FindAsync(_scope, default)).Count);
        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("manual"));

        var first = (await Environments.FindAsync(_scope, default))[0];
        await Environments.DeleteAsync(_scope, [first.Id], default);
        await Names.EnsureAsync(_scope, ["one-more"], default);
        Assert.Contains(await Environments.FindAsync(_scope, default), environment => environment.Name == "one-more");
    }

    [Fact]
    public async Task A_name_that_is_taken_in_another_case_is_refused()
    {
        await CreateAsync("prod");
        var other = await CreateAsync("test");

        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("PROD"));
        await Assert.ThrowsAsync<StoreConflictException>(() => Environments.UpdateAsync(_scope, other, new("Prod", null, null, null), default));
        await Environments.UpdateAsync(_scope, other, new("TEST", null, null, null), default);
        Assert.Equal("TEST", (await Environments.GetAsync(_scope, other, default))!.Name);
    }

    [Fact]
    public async Task A_deleted_environment_comes_back_with_the_next_trace_that_names_it()
    {
        await Names.EnsureAsync(_scope, ["prod"], default);
        var id = (await Environments.FindAsync(_scope, default))[0].Id;
        await Environments.DeleteAsync(_scope, [id, CatalogFixture.NewId()], default);
        Assert.Empty(await Environments.FindAsync(_scope, default));

        await Names.EnsureAsync(_scope, ["prod"], default);
        Assert.NotEqual(id, Assert.Single(await Environments.FindAsync(_scope, default)).Id);
    }

    [Fact]
    public async Task An_update_keeps_what_it_does_not_name_and_reorders()
    {
        var first = await CreateAsync("first", color: "#000000");
        await CreateAsync("second");
        await Environments.UpdateAsync(_scope with { UserName = "bob" }, first, new(null, "text", null, 7), default);

        var environments = await Environments.FindAsync(_scope, default);
        Assert.Equal(["second", "first"], environments.Select(environment => environment.Name));
        Assert.Equal(("text", "#000000", 7, "admin", "bob"), (environments[1].Description, environments[1].Color, environments[1].Position, environments[1].CreatedBy, environments[1].LastUpdatedBy));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Environments.UpdateAsync(_scope, CatalogFixture.NewId(), new("x", null, null, null), default));
    }

    [Fact]
    public async Task Environments_survive_a_restart_and_stay_in_their_workspace()
    {
        var id = await CreateAsync("prod");
        await _fixture.ReopenAsync();

        Assert.Equal("prod", (await Environments.GetAsync(_scope, id, default))!.Name);
        Assert.Null(await Environments.GetAsync(CatalogFixture.Other, id, default));
        Assert.Empty(await Environments.FindAsync(CatalogFixture.Other, default));
    }

    private async Task<Guid> CreateAsync(string name, string? color = null)
    {
        var id = CatalogFixture.NewId();
        await Environments.CreateAsync(_scope, new DeploymentEnvironment { Id = id, Name = name, Color = color }, default);
        return id;
    }
}
