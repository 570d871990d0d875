namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>Background jobs.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IJobs Jobs => _catalog.Jobs;
}
