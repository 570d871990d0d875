namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>What environments ask for.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IEnvironmentProtections EnvironmentProtections => _catalog.EnvironmentProtections;
}
