namespace Opik.Storage.ContractTests.Catalog;

/// <summary>What a workspace means to spend.</summary>
public abstract class WorkspaceBudgetContract : CatalogContract
{
    [Fact]
    public async Task A_budget_is_set_changed_and_taken_away()
    {
        Assert.Null(await Store.WorkspaceBudgets.GetAsync(Scope, default));
        await Store.WorkspaceBudgets.SaveAsync(Scope, 100, default);
        await Store.WorkspaceBudgets.SaveAsync(Scope, 25_000.5, default);
        await Store.ReopenAsync();

        Assert.Equal(25_000.5, await Store.WorkspaceBudgets.GetAsync(Scope, default));
        Assert.Null(await Store.WorkspaceBudgets.GetAsync(Other, default));
        await Store.WorkspaceBudgets.SaveAsync(Scope, null, default);
        Assert.Null(await Store.WorkspaceBudgets.GetAsync(Scope, default));
    }
}
