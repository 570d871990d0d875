namespace Opik.Storage.ContractTests.Catalog;

/// <content>What a workspace keeps at hand and spends.</content>
public abstract partial class CatalogStore
{
    public abstract IProjectPins ProjectPins { get; }

    public abstract IWorkspaceBudgets WorkspaceBudgets { get; }
}
