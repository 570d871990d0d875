using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>What the suites of the catalog share: a fresh store per test, two workspaces, ids in order of time.</summary>
public abstract class CatalogContract : IAsyncLifetime
{
    protected static readonly Scope Scope = Scope.Default;

    protected static readonly Scope Other = new(new Guid("00000000-0000-7000-8000-000000000002"), "eve");

    protected CatalogStore Store { get; private set; } = null!;

    protected StoreClock Clock { get; } = new();

    public virtual async ValueTask InitializeAsync() => Store = await OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<CatalogStore> OpenAsync(TimeProvider clock);

    /// <summary>Makes a project with a given id: what names a project is refused without one.</summary>
    protected Task AddProjectAsync(Scope scope, Guid id) => Store.Projects.CreateAsync(scope, new Project { Id = id, Name = $"{id}" }, default);

    protected Guid NewId() => UuidV7.Create(Clock);
}
