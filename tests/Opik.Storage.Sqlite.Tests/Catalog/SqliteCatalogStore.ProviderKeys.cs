namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>Keys of model providers.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IProviderKeys ProviderKeys => _catalog.ProviderKeys;
}
