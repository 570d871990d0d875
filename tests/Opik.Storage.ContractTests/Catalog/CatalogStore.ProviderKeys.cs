namespace Opik.Storage.ContractTests.Catalog;

/// <content>Keys of model providers.</content>
public abstract partial class CatalogStore
{
    public abstract IProviderKeys ProviderKeys { get; }
}
