namespace Opik.Storage.ContractTests.Catalog;

/// <summary>What environments ask for before they are given another version.</summary>
public abstract class EnvironmentProtectionContract : CatalogContract
{
    private IEnvironmentProtections Protections => Store.EnvironmentProtections;

    [Fact]
    public async Task A_protection_is_kept_changed_and_ended()
    {
        var environment = await EnvironmentAsync(Scope, "production");
        var suite = NewId();
        Assert.Null(await Protections.GetAsync(Scope, environment, default));

        await Protections.SetAsync(Scope, new() { EnvironmentId = environment, Enforce = true, MinimumPassRate = 0.95, SuiteIds = [suite, suite] }, default);
        await Store.ReopenAsync();
        var kept = (await Protections.GetAsync(Scope, environment, default))!;
        Assert.Equal((true, 0.95, Scope.UserName), (kept.Enforce, kept.MinimumPassRate, kept.LastUpdatedBy));
        Assert.Equal([suite], kept.SuiteIds);

        await Protections.SetAsync(Scope, new() { EnvironmentId = environment }, default);
        kept = (await Protections.GetAsync(Scope, environment, default))!;
        Assert.Equal((false, null, 0), (kept.Enforce, kept.MinimumPassRate, kept.SuiteIds.Count));

        await Protections.RemoveAsync(Scope, environment, default);
        await Protections.RemoveAsync(Scope, environment, default);
        Assert.Empty(await Protections.FindAsync(Scope, default));
    }

    [Fact]
    public async Task It_belongs_to_its_workspace_and_ends_with_its_environment()
    {
        var environment = await EnvironmentAsync(Scope, "production");
        await Protections.SetAsync(Scope, new() { EnvironmentId = environment }, default);

        Assert.Null(await Protections.GetAsync(Other, environment, default));
        Assert.Empty(await Protections.FindAsync(Other, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Protections.SetAsync(Other, new() { EnvironmentId = environment }, default));
        await Protections.RemoveAsync(Other, environment, default);
        Assert.NotNull(await Protections.GetAsync(Scope, environment, default));

        await Store.Environments.DeleteAsync(Scope, [environment], default);
        Assert.Empty(await Protections.FindAsync(Scope, default));
        await Store.Environments.CreateAsync(Scope, new() { Id = environment, Name = "production" }, default);
        Assert.Null(await Protections.GetAsync(Scope, environment, default));
    }

    [Fact]
    public async Task They_are_listed_by_the_position_of_their_environments()
    {
        var (second, first) = (await EnvironmentAsync(Scope, "second", 2), await EnvironmentAsync(Scope, "first", 1));
        await Protections.SetAsync(Scope, new() { EnvironmentId = second }, default);
        await Protections.SetAsync(Scope, new() { EnvironmentId = first }, default);

        Assert.Equal([first, second], (await Protections.FindAsync(Scope, default)).Select(protection => protection.EnvironmentId));
    }

    private async Task<Guid> EnvironmentAsync(Scope scope, string name, int? position = null)
    {
        var id = NewId();
        await Store.Environments.CreateAsync(scope, new() { Id = id, Name = name, Position = position }, default);
        return id;
    }
}
