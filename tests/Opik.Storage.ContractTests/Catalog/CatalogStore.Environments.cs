namespace Opik.Storage.ContractTests.Catalog;

/// <content>What environments ask for.</content>
public abstract partial class CatalogStore
{
    public abstract IEnvironmentProtections EnvironmentProtections { get; }
}
