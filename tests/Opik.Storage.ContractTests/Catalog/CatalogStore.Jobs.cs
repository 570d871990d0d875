namespace Opik.Storage.ContractTests.Catalog;

/// <content>Background jobs.</content>
public abstract partial class CatalogStore
{
    public abstract IJobs Jobs { get; }
}
