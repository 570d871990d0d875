namespace Opik.Storage.ContractTests.Catalog;

/// <content>Runs of the playground.</content>
public abstract partial class CatalogStore
{
    public abstract IPlaygroundRuns PlaygroundRuns { get; }
}
